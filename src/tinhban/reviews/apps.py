from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "tinhban.reviews"
    label = "reviews"
