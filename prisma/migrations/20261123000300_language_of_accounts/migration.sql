-- The language a person reads in, so that text messages to their account are in it too.
ALTER TABLE app_user ADD COLUMN locale TEXT, ADD CONSTRAINT app_user_locale CHECK (locale IN ('zh', 'en'));
