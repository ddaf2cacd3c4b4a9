-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "locale" TEXT,
    "zone" TEXT,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "direct_address" TEXT NOT NULL,
    "administrator" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "account_pkey" PRIMARY KEY ("platform","tenant","user")
);

-- CreateTable
CREATE TABLE "queue" (
    "name" TEXT NOT NULL,

    CONSTRAINT "queue_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "agents_channel" (
    "queue_name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "agents_channel_pkey" PRIMARY KEY ("queue_name","platform")
);

-- CreateTable
CREATE TABLE "queue_member" (
    "queue_name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "queue_member_pkey" PRIMARY KEY ("queue_name","platform","person_id")
);

-- CreateTable
CREATE TABLE "queue_lead" (
    "queue_name" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "queue_lead_pkey" PRIMARY KEY ("queue_name","person_id")
);

-- CreateTable
CREATE TABLE "day_counter" (
    "day" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "day_counter_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "ticket" (
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "steps_to_reproduce" TEXT NOT NULL,
    "requester" UUID NOT NULL,
    "beneficiary" UUID NOT NULL,
    "followers" UUID[],
    "queue_name" TEXT NOT NULL,
    "origin" JSONB NOT NULL,
    "follow_up_of" TEXT,
    "status" TEXT NOT NULL,
    "assignee" UUID,
    "hold" JSONB,
    "question" TEXT,
    "attempts" JSONB NOT NULL,
    "escalated" BOOLEAN NOT NULL,
    "chases" INTEGER NOT NULL,
    "chased_at" TIMESTAMPTZ(3),
    "minutes_worked" INTEGER NOT NULL,
    "cancellation" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("reference")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "ticket" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" JSONB NOT NULL,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("ticket","number")
);

-- CreateTable
CREATE TABLE "surface" (
    "id" BIGSERIAL NOT NULL,
    "ticket" TEXT NOT NULL,
    "person_id" UUID,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "message" TEXT,
    "shown_version" INTEGER NOT NULL DEFAULT 0,
    "unreachable" TEXT,

    CONSTRAINT "surface_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "surface_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "address" TEXT,
    "message" TEXT,

    CONSTRAINT "note_pkey" PRIMARY KEY ("surface_id","number")
);

-- CreateTable
CREATE TABLE "inbound" (
    "key" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "pending_words" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_words_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "agents_channel_platform_tenant_address_key" ON "agents_channel"("platform", "tenant", "address");

-- CreateIndex
CREATE INDEX "queue_member_person_id_idx" ON "queue_member"("person_id");

-- CreateIndex
CREATE INDEX "queue_lead_person_id_idx" ON "queue_lead"("person_id");

-- CreateIndex
CREATE INDEX "ticket_requester_ended_at_idx" ON "ticket"("requester", "ended_at");

-- CreateIndex
CREATE INDEX "ticket_beneficiary_ended_at_idx" ON "ticket"("beneficiary", "ended_at");

-- CreateIndex
CREATE INDEX "ticket_queue_name_ended_at_priority_opened_at_idx" ON "ticket"("queue_name", "ended_at", "priority", "opened_at");

-- CreateIndex
CREATE INDEX "surface_ticket_idx" ON "surface"("ticket");

-- CreateIndex
CREATE UNIQUE INDEX "surface_platform_tenant_address_message_key" ON "surface"("platform", "tenant", "address", "message");

-- CreateIndex
CREATE INDEX "note_address_message_idx" ON "note"("address", "message");

-- CreateIndex
CREATE INDEX "inbound_at_idx" ON "inbound"("at");

-- CreateIndex
CREATE INDEX "pending_words_at_idx" ON "pending_words"("at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents_channel" ADD CONSTRAINT "agents_channel_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_lead" ADD CONSTRAINT "queue_lead_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_lead" ADD CONSTRAINT "queue_lead_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surface" ADD CONSTRAINT "surface_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_surface_id_fkey" FOREIGN KEY ("surface_id") REFERENCES "surface"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
