"""The queue of tasks and that of statuses: one interface, as a local file and on SQS."""
