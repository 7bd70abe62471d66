from flask import Blueprint
pages = Blueprint('nomination', __name__)
