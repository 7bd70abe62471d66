from flask import Blueprint
pages = Blueprint('jury', __name__)
