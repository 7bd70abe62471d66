"""Evaluators mark beside the self-assessment, agree, and the result is fixed."""
