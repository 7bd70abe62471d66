from flask import Blueprint
pages = Blueprint('evaluation', __name__)
