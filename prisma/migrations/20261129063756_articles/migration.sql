-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "queue_name" TEXT,
    "state" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID,
    "file" TEXT,
    "ticket" TEXT,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_version" (
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "queue_name" TEXT,
    "state" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID,

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("article_id","number")
);

-- CreateTable
CREATE TABLE "article_document" (
    "article_id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "article_document_pkey" PRIMARY KEY ("article_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "article_file_key" ON "article"("file");

-- CreateIndex
CREATE INDEX "article_changed_at_idx" ON "article"("changed_at");

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_document" ADD CONSTRAINT "article_document_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The closed sets of src/features/articles/rules.ts and src/kernel/locale.ts.
alter table article
  add constraint article_state_check check (state in ('draft', 'published', 'retired')),
  add constraint article_audience_check check (audience in ('everybody', 'agents')),
  add constraint article_locale_check check (locale in ('en', 'fr')),
  add constraint article_title_check check (title <> ''),
  add constraint article_version_check check (version >= 1),
  -- Whoever writes in chat is somebody; a file is nobody.
  add constraint article_changed_by_check check ((file is null) = (changed_by is not null));
alter table article_version
  add constraint article_version_state_check check (state in ('draft', 'published', 'retired')),
  add constraint article_version_audience_check check (audience in ('everybody', 'agents')),
  add constraint article_version_locale_check check (locale in ('en', 'fr')),
  add constraint article_version_number_check check (number >= 1);

-- Articles are few and seldom written.
create index article_document_words_idx on article_document using gin (words);
