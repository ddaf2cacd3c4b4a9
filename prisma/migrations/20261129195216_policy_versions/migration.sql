-- CreateTable
CREATE TABLE "accepted_policy" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_by" TEXT NOT NULL,
    "text" TEXT,
    "fingerprint" TEXT,
    "after_id" BIGINT,

    CONSTRAINT "accepted_policy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accepted_policy_after_id_key" ON "accepted_policy"("after_id");

-- AddForeignKey
ALTER TABLE "accepted_policy" ADD CONSTRAINT "accepted_policy_after_id_fkey" FOREIGN KEY ("after_id") REFERENCES "accepted_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The policies that were applied.

alter table accepted_policy
  add constraint accepted_policy_accepted_by_check check (accepted_by <> ''),
  add constraint accepted_policy_text_check check (text <> ''),
  add constraint accepted_policy_fingerprint_check check (fingerprint ~ '^[0-9a-f]{64}$'),
  add constraint accepted_policy_says_check check ((text is null) = (fingerprint is null)),
  -- Nothing comes after itself; what takes one back comes after one.
  add constraint accepted_policy_after_id_check check (after_id < id),
  add constraint accepted_policy_taken_back_check check (text is not null or after_id is not null);
-- One alone is the first.
create unique index accepted_policy_first_key on accepted_policy ((after_id is null)) where after_id is null;
