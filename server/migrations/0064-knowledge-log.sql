-- The story of an entry is told in the office that keeps it. Other kinds of records keep their own rule.
create policy entry_story on action_log as restrictive for select using (
  record_kind <> 'knowledgeEntry' or (select app_city()) or (select app_flush()) or (select app_seal())
  or exists (select from knowledge_entry e where e.id = record_id and (e.unit_id = any ((select app_units())::uuid[]) or e.bureau_id = any ((select app_bureaus())::uuid[]) or e.created_by = (select app_actor())))
);
