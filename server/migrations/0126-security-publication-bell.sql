-- A line of the bell about a step of a publication is over for everybody as soon as the step is done (server/rooms/security/publication/bell.ts).
create index notice_publication_step on notice (path) where read_at is null and kind = 'publicationStep';
