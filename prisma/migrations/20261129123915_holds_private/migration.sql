-- Few tickets are private: whether a queue has any is asked before somebody takes it over.
create index ticket_private_queue_idx on ticket (queue_name) where is_private;
