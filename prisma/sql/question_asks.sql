-- Runs that ask for questions: few, and what they cite is left out of what a workspace's answers cite.
create index run_suggestions on app.run (workspace_id) where kind = 'suggestions';
