CREATE TABLE "search_document" (
    "product_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "category_slug" TEXT NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "city_code" CHAR(6),
    "linkage_types" "linkage_type"[],
    "standing" INTEGER NOT NULL,
    "words" tsvector NOT NULL,
    "spelling" TEXT NOT NULL,
    "stale" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("product_id")
);
CREATE INDEX "search_document_words_idx" ON "search_document" USING GIN ("words");
CREATE INDEX "search_document_spelling_idx" ON "search_document" USING GIN ("spelling" gin_trgm_ops);
CREATE INDEX "search_document_family_id_idx" ON "search_document"("family_id");
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX search_document_stale ON search_document (product_id) WHERE stale;

-- Words of weight D stand under somebody's consent: they leave the index in the transaction that withdraws it. What
-- others still consent to comes back when the stale documents are made again.
CREATE FUNCTION search_forget_story() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_document d SET words = ts_filter(d.words, '{a,b,c}'), stale = true
  FROM product_family f WHERE f.id = d.family_id AND f.producer_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER search_forget_story AFTER UPDATE ON producer FOR EACH ROW
  WHEN (OLD.story_consent_at IS NOT NULL AND NEW.story_consent_at IS NULL) EXECUTE FUNCTION search_forget_story();

CREATE FUNCTION search_forget_alias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_document d SET words = ts_filter(d.words, '{a,b,c}'), stale = true
  WHERE d.family_id IN (SELECT v.family_id FROM agreement_share s JOIN agreement_version v ON v.id = s.version_id
                        WHERE s.household_id = NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER search_forget_alias AFTER UPDATE ON household FOR EACH ROW
  WHEN (OLD.alias_consent_at IS NOT NULL AND NEW.alias_consent_at IS NULL) EXECUTE FUNCTION search_forget_alias();
