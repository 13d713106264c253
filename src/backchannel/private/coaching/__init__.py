"""Coaching: what colleagues propose, ask and teach beside the conversation.

- `suggestions`: `suggest_reply`, `mark_used`, `dismiss_suggestion`; `proposals` reads them, `facts` is what is read.
- `flags`: `raise_flag`, `lower_flag`, `answer_flag`, `escalate_flags`; `standing_flags` keeps those that stand.
"""
