-- When somebody was last reminded of a request under the personal information law that is nearly due or past it.
alter table file_request add column reminded_on date;
