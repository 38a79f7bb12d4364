-- A reply of his that was on its way out, or out, was his story too: its text goes with the rest (it is taken down before: erase.ts).
create or replace function erase_person(request uuid, proofs jsonb, moment timestamptz) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare asked file_request; persons uuid[]; matters uuid[]; orders uuid[]; beside uuid[]; copies uuid[]; gone int := 0;
begin
  select * into asked from file_request where id = request and kind = 'erase' and state in ('granted', 'partly') and erased_at is null for update;
  if not found then return 0; end if;
  persons := person_records(asked.person_id);
  if asked.matter_id is null then
    update person set id_number_sealed = null, id_number_index = null, address_sealed = null, groups = '{}' where id = any(persons);
    delete from contact_way where person_id = any(persons);
    delete from person_identifier where person_id = any(persons) and kind not in ('name', 'phone');
  end if;
  if asked.state = 'granted' then
    select coalesce(array_agg(id), '{}') into matters from matter where case when asked.matter_id is null then person_id = any(persons) else id = asked.matter_id end;
    select coalesce(array_agg(id), '{}') into orders from work_order where matter_id = any(matters);
    if asked.matter_id is null then
      update person set name = null, name_shown = '已删除', phone_sealed = null, phone_index = null, phone_shown = null, sex = null, birth_year = null where id = any(persons);
      delete from person_identifier where person_id = any(persons);
      delete from person_key where person_id = any(persons);
      delete from person_keyed where person_id = any(persons);
      update file_authority set agent_name = '已删除', agent_shown = '已删除', agent_phone_sealed = null, agent_id_number_sealed = null, paper = '已删除' where person_id = any(persons);
      update file_gate set purpose = '代办' where person_id = any(persons) and basis = 'authority';
      update same_person set reason = null, reasons = '{}' where one_id = any(persons) or other_id = any(persons);
    end if;
    -- What was wished and answered before: of the whole person, or of this one matter.
    update file_request set wish = '已删除', wish_sealed = null, answer = '已删除', refused_parts = null
      where id <> request and person_id = any(persons) and decided_at is not null and (asked.matter_id is null or matter_id = asked.matter_id);
    select array_agg(f.id) into beside from file_request f where f.person_id = any(persons) and (asked.matter_id is null or f.matter_id = asked.matter_id);
    if asked.matter_id is null then beside := beside || array(select s.id from same_person s where s.one_id = any(persons) or s.other_id = any(persons)); end if;
    -- What was to be published of his, or is taken down for it, and the answer that came of it.
    select coalesce(array_agg(id), '{}') into copies from (select id from publication where order_id = any(orders) union all select id from knowledge_entry where origin_order_id = any(orders)) of;
    beside := coalesce(beside, '{}') || copies;
    update publication set title = '已按本人要求删除', text = '已按本人要求删除', refused_reason = null where id = any(copies);
    update knowledge_entry set title = '已按本人要求删除', question = '', body = '已按本人要求删除', changed_at = clock_timestamp() where id = any(copies);
    update matter set title = '已按本人要求删除', sensitivity = 'personal', sensitivity_grade = 3, sensitivity_because = null where id = any(matters);
    update work_order set title = '已按本人要求删除', need = '已按本人要求删除', asker = '已删除', place = null, helper_name = null, helper_phone_sealed = null, account = null, public_reply = null, basis = null, material = null,
      instruction = null, press = null, consult = null, pending_return = null, pending_extension = null, closing = null, query_code_hash = null, alike_hash = '' where id = any(orders);
    get diagnostics gone = row_count;
    update contact set said = '已按本人要求删除', answer = null, basis = null, caller_index = null where order_id = any(orders);
    delete from limitation_due where order_id = any(orders);
    delete from limitation_sheet where order_id = any(orders);
    update rating set words = null where order_id = any(orders);
    update notice set text = '已按本人要求删除' where order_id = any(orders);
    update attachment set name = '已删除', removed_at = coalesce(removed_at, moment) where subject_kind = 'workOrder' and subject_id = any(orders);
    delete from narrative_token where subject_id = any(matters) or subject_id = any(orders) or subject_id = any(beside);
    update action_log l set facts = jsonb_build_object('erased', p ->> 'proof') from jsonb_array_elements(proofs) p
      where l.record_id = (p ->> 'record')::uuid and l.seq = (p ->> 'seq')::int and (l.record_id = any(orders) or l.record_id = any(beside) and l.record_id <> request);
  end if;
  update file_request set erased_at = moment, wish = '已删除', wish_sealed = null where id = request;
  return gone;
end $$;
