-- CreateTable
CREATE TABLE "article_use" (
    "id" BIGSERIAL NOT NULL,
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,

    CONSTRAINT "article_use_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "article_use_article_id_at_idx" ON "article_use"("article_id", "at");

-- CreateIndex
CREATE INDEX "article_use_person_id_at_idx" ON "article_use"("person_id", "at");

-- AddForeignKey
ALTER TABLE "article_use" ADD CONSTRAINT "article_use_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_use" ADD CONSTRAINT "article_use_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table article_use
  add constraint article_use_what_check check (what in ('suggested', 'opened', 'helped', 'not-helped'));
