from django.urls import path

from tinhban.programmes.views import acts, commitments, drafts, lists, pages

app_name = "programmes"

urlpatterns = [
    path("", lists.programmes, name="list"),
    path("du-thao/", drafts.new, name="new"),
    path("du-thao/<uuid:uid>/", drafts.draft, name="draft"),
    path("du-thao/<uuid:uid>/gui/", drafts.propose, name="propose"),
    path("du-thao/<uuid:uid>/bo/", drafts.discard, name="discard"),
    path("<slug:slug>/", pages.programme, name="programme"),
    path("<slug:slug>/ky/", acts.sign, name="sign"),
    path("<slug:slug>/ghi-chu-ky/", acts.type_signature, name="type_signature"),
    path("<slug:slug>/ke-hoach-nam/", acts.open_phase, name="open_phase"),
    path("<slug:slug>/dau-moi/", acts.name_contact, name="name_contact"),
    path("<slug:slug>/dan-chieu/", acts.link, name="link"),
    path("<slug:slug>/dong/", acts.close, name="close"),
    path("<slug:slug>/lap-tiep/", acts.roll_over, name="roll_over"),
    path("<slug:slug>/cam-ket/<uuid:uid>/", pages.commitment, name="commitment"),
    path("<slug:slug>/cam-ket/<uuid:uid>/danh-gia/", commitments.judge, name="judge"),
    path("<slug:slug>/cam-ket/<uuid:uid>/cach-dem/", commitments.count, name="count"),
]
