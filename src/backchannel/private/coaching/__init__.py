"""Coaching: what colleagues propose, ask and teach beside the conversation.

- `suggestions`: `suggest_reply`, `mark_used`, `dismiss_suggestion`; `proposals` reads them, `facts` is what is read.
"""
