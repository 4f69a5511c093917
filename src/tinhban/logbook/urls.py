"""Under /trao-doi/nhap-so/."""

from django.urls import path

from tinhban.logbook.views import checking, linking, recording, uploading

app_name = "logbook"

urlpatterns = [
    path("", uploading.logs, name="logs"),
    path("mau/", uploading.template, name="log_template"),
    path("<uuid:uid>/", checking.log, name="log"),
    path("<uuid:uid>/tien-do/", recording.progress, name="log_progress"),
    path("<uuid:uid>/cot/", uploading.columns, name="log_columns"),
    path("tu-da-nho/", uploading.words, name="log_words"),
    path("<uuid:uid>/nghia-cot/", uploading.heading, name="log_heading"),
    path("<uuid:uid>/loai-so/", uploading.which_book, name="log_book"),
    path("<uuid:uid>/tra-loi/", checking.answer_alike, name="log_answer"),
    path("<uuid:uid>/hoi-lai/", checking.take_answer_back, name="log_ask_again"),
    path("<uuid:uid>/dong/<int:position>/", checking.row, name="log_row"),
    path("<uuid:uid>/dong/<int:position>/tra-loi/", checking.answer, name="log_row_answer"),
    path("<uuid:uid>/ghi/", recording.record, name="log_record"),
    path("<uuid:uid>/dung/", recording.stop, name="log_stop"),
    path("<uuid:uid>/bo/", uploading.put_aside, name="log_set_aside"),
    path("<uuid:uid>/rut/", recording.undo, name="log_undo"),
    path("<uuid:uid>/gan-tin/", linking.links, name="log_links"),
    path("<uuid:uid>/gan-tin/tim/", linking.look_again, name="log_look"),
    path("<uuid:uid>/gan-tin/ghi/", linking.link, name="log_link"),
    path("<uuid:uid>/can-sua/", recording.repair, name="log_repair"),
]
