from flask import Blueprint
pages = Blueprint('about', __name__)
