// Comfort only: every page works without this file.
(function () {
  "use strict";
  // A form is sent once, however often the button is pressed.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 8000);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
  // One open menu at a time; Escape closes it and gives the focus back.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.pop[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.pop[open]").forEach(function (menu) {
        menu.open = false; menu.querySelector("summary").focus();
      });
    } else if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      var search = document.getElementById("q");
      if (search) { event.preventDefault(); search.focus(); }
    }
  });
  // A filter that is chosen is applied at once.
  document.addEventListener("change", function (event) {
    if (event.target.matches(".filters select")) event.target.form.requestSubmit();
  });
})();
