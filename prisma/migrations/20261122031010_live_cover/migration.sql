-- Whether a picture may be shown to everybody is asked for every picture.
CREATE INDEX live_session_cover ON live_session (cover_key) WHERE cover_key IS NOT NULL;
