//! Which steps can be taken in now, and which wait.

use super::MAX_WAITING;
use super::update::{Deletion, Step, StepId, Update};
use crate::DocumentError;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// For each client, the clock up to which everything of theirs is in the document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known(HashMap<u64, u32>);

impl Known {
    pub(crate) fn of(&self, client: u64) -> u32 {
        self.0.get(&client).copied().unwrap_or(0)
    }

    pub(crate) fn reach(&mut self, client: u64, clock: u32) {
        let known = self.0.entry(client).or_insert(0);
        *known = clock.max(*known);
    }

    fn has(&self, id: StepId) -> bool {
        id.clock < self.of(id.client)
    }
}

/// Steps and deletions that came before what they build on. None of them is in the document yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Waiting {
    steps: BTreeMap<u64, BTreeMap<u32, Step<'static>>>,
    deletions: BTreeSet<Deletion>,
    bytes: usize,
}

impl Waiting {
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.deletions.is_empty()
    }

    /// How much room what was not admitted takes, in bytes.
    ///
    /// # Errors
    /// [`DocumentError::TooLarge`] when there is not that much.
    pub(crate) fn room_for(&self, rest: &Update<'_>) -> Result<usize, DocumentError> {
        let deletions = size_of::<Deletion>() * rest.deletions.len();
        let more = rest.steps.iter().map(|step| size_of::<Step<'_>>() + step.bytes.len()).sum::<usize>() + deletions;
        if self.bytes + more > MAX_WAITING {
            return Err(DocumentError::TooLarge("what waits for missing updates"));
        }
        Ok(more)
    }

    /// Adds what was not admitted.
    ///
    /// # Errors
    /// As [`room_for`](Self::room_for); then nothing was added.
    pub(crate) fn add(&mut self, rest: Update<'_>) -> Result<(), DocumentError> {
        self.bytes += self.room_for(&rest)?;
        for step in rest.steps {
            let of_client = self.steps.entry(step.id.client).or_default();
            match of_client.get(&step.id.clock) {
                Some(same) if same.len >= step.len => {}
                _ => drop(of_client.insert(step.id.clock, step.into_owned())),
            }
        }
        self.deletions.extend(rest.deletions);
        Ok(())
    }

    /// Everything that waits, as an update.
    pub(crate) fn take(&mut self) -> Update<'static> {
        self.bytes = 0;
        let steps = std::mem::take(&mut self.steps).into_values().flat_map(BTreeMap::into_values).collect();
        Update { steps, deletions: std::mem::take(&mut self.deletions).into_iter().collect() }
    }
}

/// Divides `update` into what can be taken in now (as an update whose steps are in order, without a gap
/// and without an overlap) and the rest. What is known already is in neither. Steps that overlap others of
/// the same update are in the rest too, so that it is worth trying again.
pub(crate) fn admit<'a>(update: Update<'a>, known: &Known) -> (Update<'a>, Update<'a>) {
    let mut queues: BTreeMap<u64, VecDeque<Step<'a>>> = BTreeMap::new();
    for step in update.steps {
        queues.entry(step.id.client).or_default().push_back(step);
    }
    for queue in queues.values_mut() {
        queue.make_contiguous().sort_by_key(|step| (step.id.clock, std::cmp::Reverse(step.len)));
    }

    let mut reached = Known::default();
    for step in queues.values().flatten() {
        reached.reach(step.id.client, known.of(step.id.client));
    }
    let has = |reached: &Known, id: StepId| reached.has(id) || known.has(id);

    let mut ready: BTreeMap<u64, Vec<Step<'a>>> = BTreeMap::new();
    let mut to_try: VecDeque<u64> = queues.keys().copied().collect();
    let mut blocked: HashMap<u64, Vec<u64>> = HashMap::new();
    while let Some(client) = to_try.pop_front() {
        let Some(queue) = queues.get_mut(&client) else { continue };
        let mut progress = false;
        while let Some(step) = queue.front() {
            let clock = reached.of(client);
            if step.end() <= clock {
                queue.pop_front();
                continue;
            }
            if step.id.clock > clock {
                break;
            }
            if let Some(need) = step.needs.iter().flatten().find(|need| !has(&reached, **need)) {
                blocked.entry(need.client).or_default().push(client);
                break;
            }
            if step.id.clock < clock && ready.contains_key(&client) {
                break;
            }
            reached.reach(client, step.end());
            progress = true;
            if let Some(step) = queue.pop_front() {
                ready.entry(client).or_default().push(step);
            }
        }
        if progress {
            to_try.extend(blocked.remove(&client).unwrap_or_default());
        }
    }

    let mut now = Update { steps: ready.into_values().rev().flatten().collect(), deletions: Vec::new() };
    let mut later = Update { steps: queues.into_values().flatten().collect(), deletions: Vec::new() };
    let mut deletions = update.deletions;
    deletions.sort_by_key(|deletion| (deletion.client, deletion.from));
    for deletion in deletions {
        let border = reached.of(deletion.client).max(known.of(deletion.client)).clamp(deletion.from, deletion.to);
        if border > deletion.from {
            now.deletions.push(Deletion { to: border, ..deletion });
        }
        if border < deletion.to {
            later.deletions.push(Deletion { from: border, ..deletion });
        }
    }
    (now, later)
}
