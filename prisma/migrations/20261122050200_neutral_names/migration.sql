-- The name that a file came with may name a person. Pages show what it is, its day and its hash instead, and nothing keeps the name.
ALTER TABLE "evidence" DROP COLUMN "file_name";
ALTER TABLE "registry_import" DROP COLUMN "file_name";
ALTER TABLE "catalog_import" DROP COLUMN "file_name";

-- The same file proves the same thing once, however often it is handed in at the same moment. Of copies, the first stays.
ALTER TABLE "evidence" DISABLE TRIGGER USER;
DELETE FROM "evidence" e USING "evidence" f
WHERE (f.subject, f.subject_id, f.kind, f.sha256) = (e.subject, e.subject_id, e.kind, e.sha256) AND (f.added_at, f.id) < (e.added_at, e.id);
ALTER TABLE "evidence" ENABLE TRIGGER USER;
CREATE UNIQUE INDEX "evidence_subject_subject_id_kind_sha256_key" ON "evidence"("subject", "subject_id", "kind", "sha256");
DROP INDEX "evidence_subject_subject_id_idx";
