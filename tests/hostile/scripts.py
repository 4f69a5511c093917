"""Text that would run as a script if a page did not write it as text. Each one marks the window if it runs."""

RUN = "window.__ran=(window.__ran||0)+1"

SCRIPTS: tuple[str, ...] = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'><img src=x onerror='{RUN}'>",
    f"<svg/onload={RUN}>",
    f'" autofocus onfocus="{RUN}" x="',
    f"' onmouseover='{RUN}' style='position:fixed;inset:0",
    f"<details open ontoggle={RUN}>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<math><mtext></table><img src=x onerror={RUN}>",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f'<form action="javascript:{RUN}"><button autofocus>x</button></form>',
    f'<div hx-on::load="{RUN}" hx-get="/x" hx-trigger="load">',
    f'<meta http-equiv=refresh content="0;url=javascript:{RUN}">',
    f"\u2028<img src=x onerror={RUN}>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
)
# Addresses that a feed gives for an article: never a link that runs.
ADDRESSES: tuple[str, ...] = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}//",
    f"java\tscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"data:text/html,<script>parent.{RUN}</script>",
    f"vbscript:{RUN}",
    f"//elsewhere.example/'\"><script>{RUN}</script>",
)
