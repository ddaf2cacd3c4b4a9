-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "declared_type" TEXT,
    "type" TEXT,
    "bytes" INTEGER,
    "sha256" TEXT,
    "state" TEXT NOT NULL DEFAULT 'coming',
    "reason" TEXT,
    "source" JSONB,
    "refusals" SMALLINT NOT NULL DEFAULT 0,
    "preview" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_chunk" (
    "file_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "file_chunk_pkey" PRIMARY KEY ("file_id","number")
);

-- CreateTable
CREATE TABLE "ticket_file" (
    "ticket" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "ticket_file_pkey" PRIMARY KEY ("file_id","ticket","number")
);

-- CreateTable
CREATE TABLE "file_copy" (
    "file_id" UUID NOT NULL,
    "surface_id" BIGINT NOT NULL,
    "copy" TEXT,
    "outcome" TEXT,

    CONSTRAINT "file_copy_pkey" PRIMARY KEY ("file_id","surface_id")
);

-- CreateIndex
CREATE INDEX "file_person_id_idx" ON "file"("person_id");

-- CreateIndex
CREATE INDEX "file_at_idx" ON "file"("at");

-- CreateIndex
CREATE UNIQUE INDEX "file_platform_tenant_key_key" ON "file"("platform", "tenant", "key");

-- CreateIndex
CREATE INDEX "ticket_file_ticket_number_idx" ON "ticket_file"("ticket", "number");

-- CreateIndex
CREATE INDEX "file_copy_surface_id_idx" ON "file_copy"("surface_id");

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_copy" ADD CONSTRAINT "file_copy_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_copy" ADD CONSTRAINT "file_copy_surface_id_fkey" FOREIGN KEY ("surface_id") REFERENCES "surface"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table file
  add constraint file_platform_check check (platform in ('slack', 'teams')),
  add constraint file_key_check check (key <> ''),
  add constraint file_name_check check (name <> '' and name !~ '[/\\]'),
  add constraint file_bytes_check check (bytes >= 0),
  add constraint file_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint file_refusals_check check (refusals >= 0),
  add constraint file_state_check check (state in ('coming', 'kept', 'refused', 'gone', 'unreadable')),
  -- What is kept is known; what is not has a reason, and what is on its way a source.
  add constraint file_kept_check
    check (case state when 'kept' then type is not null and bytes is not null and sha256 is not null else sha256 is null end),
  add constraint file_reason_check check ((reason is not null) = (state in ('refused', 'unreadable'))),
  add constraint file_source_check check ((source is not null) = (state = 'coming'));

-- As they are: what people send is packed already.
alter table file_chunk
  alter column bytes set storage external,
  add constraint file_chunk_number_check check (number >= 0),
  add constraint file_chunk_bytes_check check (octet_length(bytes) between 1 and 262144);

alter table ticket_file
  add constraint ticket_file_event_fkey foreign key (ticket, number) references ticket_event (ticket, number);
