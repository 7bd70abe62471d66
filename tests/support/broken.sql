-- How each invariant is broken on purpose: rows as no deed of the house would leave them.

-- address_as_it_is_found
UPDATE person SET email = upper(email) WHERE id = (SELECT min(id) FROM person WHERE 1 = 1);

-- signed_in_is_active
INSERT INTO sign_in (person_id, token_hash, mark, browser, device, remembered, created_at, seen_at) SELECT id, 'a', fs_uniquifier, '', '', FALSE, '2026-03-01 12:00:00', '2026-03-01 12:00:00' FROM person WHERE id = (SELECT min(id) FROM person WHERE 1 = 1);
UPDATE person SET active = FALSE WHERE id = (SELECT min(id) FROM person WHERE 1 = 1);

-- role_in_a_municipality
UPDATE membership SET role = 'mayor' WHERE id = (SELECT min(id) FROM membership WHERE 1 = 1);

-- role_in_a_round
UPDATE post SET role = 'mayor' WHERE id = (SELECT min(id) FROM post WHERE 1 = 1);

-- invitation_where_its_role_is
UPDATE invitation SET role = 'juror' WHERE id = (SELECT min(id) FROM invitation WHERE municipality_id IS NOT NULL);

-- invitation_used_by_somebody
UPDATE invitation SET redeemed_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM invitation WHERE redeemed_at IS NULL);

-- invitation_used_or_taken_back
UPDATE invitation SET revoked_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM invitation WHERE redeemed_at IS NOT NULL);

-- tie_of_years_in_order
UPDATE tie SET from_year = 2020, to_year = 2010 WHERE id = (SELECT min(id) FROM tie WHERE 1 = 1);

-- tie_taken_away_by_somebody
UPDATE tie SET taken_away_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM tie WHERE taken_away_at IS NULL);

-- letter_sent_or_given_up
UPDATE letter SET sent_at = '2026-03-01 12:00:00', failed_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM letter WHERE 1 = 1);

-- letter_done_waits_for_nothing
UPDATE letter SET sent_at = '2026-03-01 12:00:00', due_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM letter WHERE 1 = 1);

-- letter_waits_until_a_time
UPDATE letter SET sent_at = NULL, failed_at = NULL, due_at = NULL WHERE id = (SELECT min(id) FROM letter WHERE 1 = 1);

-- secret_link_forgotten
UPDATE letter SET sent_at = '2026-03-01 12:00:00', due_at = NULL, secret = TRUE, link = '/a' WHERE id = (SELECT min(id) FROM letter WHERE 1 = 1);

-- round_has_an_office
DELETE FROM post WHERE round_id = (SELECT min(id) FROM award_round) AND role = 'officer';

-- step_of_days_in_order
UPDATE step_date SET opens_at = '2199-01-01 12:00:00', closes_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM step_date WHERE 1 = 1);

-- approved_by_another
UPDATE second_say SET said_by_id = asked_by_id, said_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM second_say WHERE 1 = 1);

-- approved_by_somebody
UPDATE second_say SET said_at = '2026-03-01 12:00:00', said_by_id = NULL WHERE id = (SELECT min(id) FROM second_say WHERE 1 = 1);

-- admitted_by_another
UPDATE admission SET asked_by_id = (SELECT min(id) FROM person), said_by_id = (SELECT min(id) FROM person) WHERE id = (SELECT min(id) FROM admission WHERE 1 = 1);

-- withdrawn_is_not_nominated
INSERT INTO withdrawal (entrant_id, reason, withdrawn_at, noted_by_id) SELECT min(id), '', '2026-03-01 12:00:00', (SELECT min(id) FROM person) FROM entrant WHERE nominated_at IS NOT NULL;

-- table_read_in_is_emptied
UPDATE participant_table SET read_in_at = '2026-03-01 12:00:00', content = 'x' WHERE id = (SELECT min(id) FROM participant_table WHERE 1 = 1);

-- undone_was_read_in
UPDATE participant_table SET read_in_at = NULL, undone_at = '2026-03-01 12:00:00' WHERE id = (SELECT min(id) FROM participant_table WHERE 1 = 1);

-- hand_in_is_whole
UPDATE assessment SET receipt_number = NULL WHERE id = (SELECT min(id) FROM assessment WHERE submitted_at IS NOT NULL);

-- hand_in_is_signed
UPDATE assessment SET signed_name = '' WHERE id = (SELECT min(id) FROM assessment WHERE submitted_at IS NOT NULL);

-- award_has_a_round
UPDATE assessment SET purpose = 'internal' WHERE id = (SELECT min(id) FROM assessment WHERE round_id IS NOT NULL);

-- who_applies_takes_part
INSERT INTO municipality (name) VALUES ('Ny kommun');
UPDATE entrant SET municipality_id = (SELECT max(id) FROM municipality) WHERE id = (SELECT min(entrant.id) FROM entrant JOIN assessment ON assessment.round_id = entrant.round_id AND assessment.municipality_id = entrant.municipality_id);

-- nothing_answered_after_hand_in
UPDATE answer SET saved_at = '2199-01-01 12:00:00' WHERE id = (SELECT min(id) FROM answer WHERE assessment_id IN (SELECT id FROM assessment WHERE submitted_at IS NOT NULL));

-- answer_is_counted
UPDATE answer SET version = 0 WHERE id = (SELECT min(id) FROM answer WHERE 1 = 1);

-- certificate_by_somebody
UPDATE certificate SET said_at = '2026-03-01 12:00:00', said_by_id = NULL WHERE id = (SELECT min(id) FROM certificate WHERE 1 = 1);

-- certificate_of_these_answers
UPDATE certificate SET signed = TRUE, answers_hash = '' WHERE id = (SELECT min(id) FROM certificate WHERE 1 = 1);

-- task_has_somebody
UPDATE task SET person_id = NULL, email = '', token_hash = NULL WHERE id = (SELECT min(id) FROM task WHERE 1 = 1);

-- guest_link_of_a_guest
UPDATE task SET person_id = (SELECT min(id) FROM person), token_hash = 'a' WHERE id = (SELECT min(id) FROM task WHERE 1 = 1);

-- task_done_after_handed
UPDATE task SET done_at = '2026-03-01 12:00:00', handed_at = '2199-01-01 12:00:00' WHERE id = (SELECT min(id) FROM task WHERE 1 = 1);

-- proposal_taken_by_somebody
UPDATE proposal SET taken_at = '2026-03-01 12:00:00', taken_by_id = NULL WHERE id = (SELECT min(id) FROM proposal WHERE 1 = 1);

-- proposal_where_its_task_is
UPDATE proposal SET assessment_id = (SELECT max(id) FROM assessment) WHERE id = (SELECT min(id) FROM proposal WHERE 1 = 1);

-- reply_in_the_same_talk
INSERT INTO comment (assessment_id, question_id, audience, text, person_id, reply_to_id, at) SELECT (SELECT max(id) FROM assessment), 'other', audience, '', person_id, id, '2026-03-01 12:00:00' FROM comment WHERE id = (SELECT min(id) FROM comment WHERE 1 = 1);

-- evaluator_speaks_of_these_answers
UPDATE comment SET evaluation_id = (SELECT min(id) FROM evaluation), assessment_id = (SELECT max(id) FROM assessment) WHERE id = (SELECT min(id) FROM comment WHERE 1 = 1);

-- evaluated_is_handed_in
UPDATE assessment SET submitted_at = NULL WHERE id = (SELECT min(id) FROM assessment WHERE purpose = 'award' AND id IN (SELECT assessment_id FROM evaluation));

-- nobody_evaluates_the_own
INSERT INTO membership (person_id, municipality_id, role) SELECT seat.person_id, assessment.municipality_id, 'reader' FROM seat JOIN evaluation ON evaluation.id = seat.evaluation_id JOIN assessment ON assessment.id = evaluation.assessment_id WHERE seat.declared_at IS NOT NULL AND seat.conflict = '' AND assessment.purpose = 'award' LIMIT 1;

-- done_is_declared
UPDATE seat SET done_at = '2026-03-01 12:00:00', declared_at = NULL WHERE id = (SELECT min(id) FROM seat WHERE 1 = 1);

-- mark_of_a_track
UPDATE evaluator_mark SET track = 'c' WHERE id = (SELECT min(id) FROM evaluator_mark WHERE 1 = 1);

-- agreed_after_both_are_shown
UPDATE evaluation SET revealed_at = NULL WHERE id = (SELECT min(id) FROM evaluation WHERE id IN (SELECT evaluation_id FROM evaluator_mark WHERE track = 'agreed'));

-- nothing_marked_after_it_is_fixed
UPDATE evaluator_mark SET saved_at = '2199-01-01 12:00:00' WHERE id = (SELECT min(id) FROM evaluator_mark WHERE evaluation_id IN (SELECT id FROM evaluation WHERE published_at IS NOT NULL));

-- fixed_has_a_result
UPDATE evaluation SET published_at = NULL WHERE id = (SELECT min(id) FROM evaluation WHERE published_at IS NOT NULL);

-- result_of_the_one_evaluated
UPDATE published_result SET municipality_id = (SELECT max(id) FROM municipality) WHERE id = (SELECT min(id) FROM published_result WHERE 1 = 1);

-- result_of_the_edition_answered
UPDATE published_result SET edition = 'kommunkompassen/1999' WHERE id = (SELECT min(id) FROM published_result WHERE 1 = 1);

-- source_of_the_same_evaluation
UPDATE source_link SET evaluation_id = (SELECT max(id) FROM evaluation) WHERE id = (SELECT min(id) FROM source_link WHERE 1 = 1);

-- noted_at_a_source
UPDATE evaluation_source SET kind = 'web' WHERE id = (SELECT min(id) FROM evaluation_source WHERE id IN (SELECT source_id FROM interview_question WHERE text <> '' AND question_id <> ''));

-- note_is_saved
UPDATE interview_question SET version = 1, saved_at = NULL WHERE id = (SELECT min(id) FROM interview_question WHERE 1 = 1);

-- pen_of_a_seat
UPDATE pen SET person_id = (SELECT max(id) FROM person WHERE id NOT IN (SELECT person_id FROM seat)) WHERE id = (SELECT min(id) FROM pen WHERE 1 = 1);

-- two_begin_in_turn
INSERT INTO beginning (evaluation_id, subarea, track) SELECT (SELECT min(id) FROM evaluation), '1.1', 'agreed';

-- review_said_by_somebody
UPDATE review SET outcome = 'released', said_at = NULL WHERE id = (SELECT min(id) FROM review WHERE 1 = 1);

-- review_turn_after_turn
UPDATE review SET turn = 7 WHERE id = (SELECT min(id) FROM review WHERE 1 = 1);

-- third_reader_is_a_third
UPDATE review SET outcome = 'released', said_at = '2026-03-01 12:00:00', said_by_id = (SELECT min(person_id) FROM seat WHERE seat.evaluation_id = review.evaluation_id) WHERE id = (SELECT min(id) FROM review WHERE 1 = 1);

-- draft_version_after_version
UPDATE right_of_reply SET number = 7 WHERE id = (SELECT min(id) FROM right_of_reply WHERE 1 = 1);

-- time_to_reply
UPDATE right_of_reply SET closes_at = '2026-03-01 12:00:00', opened_at = '2199-01-01 12:00:00' WHERE id = (SELECT min(id) FROM right_of_reply WHERE 1 = 1);

-- reply_to_a_version
UPDATE reply SET number = 7 WHERE id = (SELECT min(id) FROM reply WHERE 1 = 1);

-- outcome_by_somebody
UPDATE reply SET outcome = 'changed', outcome_why = 'x', outcome_at = NULL WHERE id = (SELECT min(id) FROM reply WHERE 1 = 1);

-- example_shared_by_somebody
UPDATE good_example SET shared_at = '2026-03-01 12:00:00', shared_by_id = NULL WHERE id = (SELECT min(id) FROM good_example WHERE 1 = 1);

-- example_of_a_fixed_result
UPDATE good_example SET shared_at = '2026-03-01 12:00:00', shared_by_id = (SELECT min(id) FROM person) WHERE id = (SELECT min(id) FROM good_example WHERE evaluation_id IN (SELECT id FROM evaluation WHERE published_at IS NULL));

-- reason_of_a_nomination
DELETE FROM nomination_reason;

-- honour_in_the_same_round
UPDATE honour SET entrant_id = (SELECT max(id) FROM entrant WHERE nominated_at IS NOT NULL AND round_id <> honour.round_id) WHERE id = (SELECT min(id) FROM honour WHERE 1 = 1);

-- honour_to_a_nominee
UPDATE entrant SET nominated_at = NULL WHERE id = (SELECT min(id) FROM entrant WHERE id IN (SELECT entrant_id FROM honour));

-- honour_of_a_kind
UPDATE honour SET kind = 'third' WHERE id = (SELECT min(id) FROM honour WHERE 1 = 1);

-- shown_after_it_is_closed
UPDATE panel SET shown_at = '2026-03-01 12:00:00', closed_at = NULL WHERE id = (SELECT min(id) FROM panel WHERE 1 = 1);

-- no_ballot_after_the_closure
UPDATE ballot SET handed_in_at = '2199-01-01 12:00:00';
UPDATE panel SET closed_at = '2026-03-01 12:00:00';

-- ballot_of_a_panel
UPDATE ballot SET role = 'mayor' WHERE id = (SELECT min(id) FROM ballot WHERE 1 = 1);

-- minutes_version_after_version
INSERT INTO fixed_minutes (round_id, role, version, content, places, text, checksum, why, fixed_at, fixed_by_id) SELECT round_id, role, 7, '{}', '[]', '', '', '', '2199-01-01 12:00:00', closed_by_id FROM panel WHERE id = (SELECT min(id) FROM panel WHERE shown_at IS NOT NULL);

-- minutes_of_a_shown_order
INSERT INTO fixed_minutes (round_id, role, version, content, places, text, checksum, why, fixed_at, fixed_by_id) SELECT round_id, role, 1, '{}', '[]', '', '', '', '2000-01-01 12:00:00', closed_by_id FROM panel WHERE id = (SELECT min(id) FROM panel WHERE shown_at IS NOT NULL);

-- motivation_version_after_version
UPDATE motivation SET version = 7 WHERE id = (SELECT min(id) FROM motivation WHERE 1 = 1);

-- figures_read_in_by_somebody
INSERT INTO figure_table (round_id, file_name, content, sent_at, sent_by_id, many) SELECT (SELECT min(id) FROM award_round), 'a', '', '2026-03-01 12:00:00', (SELECT min(id) FROM person), 1;
UPDATE figure_table SET read_in_at = '2026-03-01 12:00:00';

-- figure_of_the_same_round
INSERT INTO figure_table (round_id, file_name, content, sent_at, sent_by_id, many) SELECT (SELECT min(id) FROM award_round), 'a', '', '2026-03-01 12:00:00', (SELECT min(id) FROM person), 1;
INSERT INTO figure_value (round_id, table_id, municipality, figure, year, value) SELECT (SELECT min(id) FROM award_round), (SELECT max(id) FROM figure_table), '0180', 'a', 2026, '1';
UPDATE figure_value SET round_id = (SELECT max(id) FROM award_round);

-- undone_figures_are_gone
INSERT INTO figure_table (round_id, file_name, content, sent_at, sent_by_id, many) SELECT (SELECT min(id) FROM award_round), 'a', '', '2026-03-01 12:00:00', (SELECT min(id) FROM person), 1;
INSERT INTO figure_value (round_id, table_id, municipality, figure, year, value) SELECT (SELECT min(id) FROM award_round), (SELECT max(id) FROM figure_table), '0180', 'a', 2026, '1';

-- yes_or_no_to_a_nomination
INSERT INTO invitation_answer (entrant_id, answer, answered_at, answered_by_id, why) SELECT min(id), 'perhaps', '2026-03-01 12:00:00', (SELECT min(id) FROM person), '' FROM entrant;

-- summary_of_an_announced_round
UPDATE award_round SET announced_at = NULL WHERE id = (SELECT min(id) FROM award_round WHERE id IN (SELECT round_id FROM summary));

-- summary_as_it_is_fixed
UPDATE summary SET digest = 'another';

-- summary_has_the_honour
UPDATE summary SET honour = 'winner';

-- fixed_and_announced_is_read
UPDATE summary SET result_id = NULL;

-- found_of_an_announced_round
INSERT INTO public_example (round_id, evaluation_id, result_id, kind, source, line, area, place, municipality, year, text, learn_from) SELECT (SELECT max(id) FROM award_round WHERE announced_at IS NULL), evaluation_id, id, 'example', -1, 0, '', '', '', 2026, 'a', '' FROM published_result WHERE id = (SELECT min(id) FROM published_result WHERE 1 = 1);

-- found_where_shared
INSERT INTO public_example (round_id, evaluation_id, result_id, kind, source, line, area, place, municipality, year, text, learn_from) SELECT (SELECT min(id) FROM award_round WHERE announced_at IS NOT NULL), evaluation_id, id, 'strength', -1, id, '', '', '', 2026, 'a', '' FROM published_result WHERE evaluation_id NOT IN (SELECT evaluation_id FROM good_example WHERE shared_at IS NOT NULL);

-- shared_is_found
INSERT INTO good_example (evaluation_id, part, text, learn_from, version, saved_at, saved_by_id, shared_at, shared_by_id) SELECT evaluation_id, '1', 'a', '', 1, '2026-03-01 12:00:00', published_by_id, '2026-03-01 12:00:00', published_by_id FROM published_result WHERE id IN (SELECT result_id FROM summary WHERE result_id IS NOT NULL);

-- found_as_counted
INSERT INTO example_count (round_id, area, many) SELECT id, 'None such', 1 FROM award_round WHERE announced_at IS NOT NULL;

-- second_factor_has_its_secret
INSERT INTO second_factor (person_id, secret, confirmed_at) SELECT id, NULL, '2026-03-01 12:00:00' FROM person WHERE id = (SELECT min(id) FROM person WHERE 1 = 1);

-- recovery_code_of_a_second_factor
INSERT INTO recovery_code (person_id, code_hash, made_at) SELECT id, 'a', '2026-03-01 12:00:00' FROM person WHERE id = (SELECT min(id) FROM person WHERE 1 = 1);

-- passkeys_call_a_person_one_thing
INSERT INTO passkey (person_id, name, credential_id, public_key, sign_count, handle, made_at) VALUES ((SELECT min(id) FROM person WHERE 1 = 1), 'Min', 'a', 'a', 0, 'one', '2026-03-01 12:00:00');
INSERT INTO passkey (person_id, name, credential_id, public_key, sign_count, handle, made_at) VALUES ((SELECT min(id) FROM person WHERE 1 = 1), 'Min', 'b', 'a', 0, 'two', '2026-03-01 12:00:00');

-- job_made_or_given_up
INSERT INTO job (digest, subject, code, kind, about, ending, asked_at, claimed_at, tries, done_at, failed_at, why) VALUES ('a', 'a', 'a', 'jury', '{}', 'xlsx', '2026-03-01 12:00:00', '2026-03-01 12:00:00', 1, '2026-03-01 12:00:00', '2026-03-01 12:00:00', 'slow');

-- job_given_up_says_why
INSERT INTO job (digest, subject, code, kind, about, ending, asked_at, claimed_at, tries, done_at, failed_at, why) VALUES ('a', 'a', 'a', 'jury', '{}', 'xlsx', '2026-03-01 12:00:00', '2026-03-01 12:00:00', 1, NULL, '2026-03-01 12:00:00', '');

-- job_in_hand_is_tried
INSERT INTO job (digest, subject, code, kind, about, ending, asked_at, claimed_at, tries, done_at, failed_at, why) VALUES ('a', 'a', 'a', 'jury', '{}', 'xlsx', '2026-03-01 12:00:00', '2026-03-01 12:00:00', 0, NULL, NULL, '');

-- returned_file_read_in_is_emptied
INSERT INTO returned_file (kind, about, file_name, content, sent_at, sent_by_id, read_in_at) SELECT 'answers', 1, 'a.xlsx', 'x', '2026-03-01 12:00:00', id, '2026-03-01 12:00:00' FROM person WHERE id = (SELECT min(id) FROM person WHERE 1 = 1);

-- code_dies_with_its_meeting
UPDATE meeting SET code = 'CDFGHJ' WHERE id = (SELECT min(id) FROM meeting WHERE 1 = 1);

-- meeting_ends_after_its_start
UPDATE meeting SET ended_at = '2020-03-01 12:00:00' WHERE id = (SELECT min(id) FROM meeting WHERE 1 = 1);

-- no_vote_outlives_its_poll
INSERT INTO vote (poll_id, voter, levels) SELECT id, 'a', '{}' FROM poll WHERE id = (SELECT min(id) FROM poll WHERE 1 = 1);

-- shown_votes_are_counted
UPDATE poll SET voted = 1 WHERE id = (SELECT min(id) FROM poll WHERE 1 = 1);

-- minutes_after_the_votes
UPDATE poll SET saved_by_id = NULL WHERE id = (SELECT min(id) FROM poll WHERE 1 = 1);

-- nothing_is_asked_after_the_meeting
UPDATE poll SET opened_at = NULL WHERE id = (SELECT max(id) FROM poll WHERE 1 = 1);

-- part_given_back_says_why
UPDATE task SET returned_at = ended_at, returned_why = '' WHERE id = (SELECT min(id) FROM task WHERE ended_at IS NOT NULL);

-- evidence_is_a_file_or_a_link
UPDATE evidence SET url = 'https://exempel.example/' WHERE id = (SELECT min(id) FROM evidence WHERE kind = 'file');

-- evidence_withdrawn_by_somebody
UPDATE evidence SET withdrawn_by_id = added_by_id WHERE id = (SELECT min(id) FROM evidence WHERE 1 = 1);

-- evidence_withdrawn_says_why
UPDATE evidence SET why = 'a' WHERE id = (SELECT min(id) FROM evidence WHERE 1 = 1);

-- evidence_file_goes_when_withdrawn
UPDATE evidence SET place = NULL WHERE id = (SELECT min(id) FROM evidence WHERE kind = 'file');

-- evidence_beside_own_answers
UPDATE evidence_use SET assessment_id = (SELECT min(id) FROM assessment WHERE municipality_id <> (SELECT municipality_id FROM evidence WHERE evidence.id = evidence_use.evidence_id)) WHERE id = (SELECT min(id) FROM evidence_use WHERE 1 = 1);

-- proposed_file_where_its_task_is
UPDATE proposed_file SET task_id = (SELECT max(id) FROM task WHERE task.id <> proposed_file.task_id) WHERE id = (SELECT min(id) FROM proposed_file WHERE 1 = 1);

-- evidence_used_after_it_came
UPDATE evidence_use SET used_at = '2020-03-01 12:00:00' WHERE id = (SELECT min(id) FROM evidence_use WHERE 1 = 1);
