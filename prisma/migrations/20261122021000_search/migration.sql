CREATE TABLE "search_document" (
    "product_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "category_slug" TEXT NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "city_code" CHAR(6),
    "linkage_types" "linkage_type"[],
    "standing" INTEGER NOT NULL,
    "price_fen" BIGINT NOT NULL,
    "ships_now" BOOLEAN NOT NULL,
    "preorder_from" TIMESTAMPTZ(3),
    "preorder_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,
    "spelling" TEXT NOT NULL,
    "stale" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("product_id")
);
-- Words are compared for every hit: they stay in the row as they are instead of being compressed or stored aside.
ALTER TABLE search_document SET (toast_tuple_target = 8160), ALTER COLUMN words SET STORAGE EXTERNAL;
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

-- Price and windows are never older than the product's own; what is not for sale any more is not found any more.
CREATE FUNCTION search_follow_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.withdrawn_at IS NOT NULL THEN
    DELETE FROM search_document WHERE product_id = NEW.id;
  ELSE
    UPDATE search_document SET price_fen = NEW.price_fen, ships_now = NEW.ships_now, preorder_from = NEW.preorder_from,
      preorder_until = NEW.preorder_until, stale = true
    WHERE product_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_follow_product AFTER UPDATE ON product FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION search_follow_product();

-- A document that was read before a change and written after it takes the product as it is now.
CREATE FUNCTION search_read_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT price_fen, ships_now, preorder_from, preorder_until, created_at
    INTO NEW.price_fen, NEW.ships_now, NEW.preorder_from, NEW.preorder_until, NEW.created_at
    FROM product WHERE id = NEW.product_id AND withdrawn_at IS NULL FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER search_read_product BEFORE INSERT ON search_document FOR EACH ROW EXECUTE FUNCTION search_read_product();
