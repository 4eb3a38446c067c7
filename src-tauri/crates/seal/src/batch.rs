//! Many documents, one after the other: each is done whole or not at all, and nobody waits for what can't work.

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many were tried.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// What became of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T, E> {
    /// It is done.
    Done(T),
    /// It failed, and is as it was.
    Failed(E),
    /// It was not tried: the batch was stopped before.
    NotTried,
}

/// So many failures of the whole batch's own kind, one after the other, end it.
const HOPELESS: usize = 3;

/// Works through a batch. `work` does one document, or leaves it as it is; `is_general` tells failures that will meet
/// the others as well, such as a token that was taken out, and `go_on` hears of the progress and may stop the batch.
pub fn batch<K, T, E>(
    documents: &[K],
    work: &mut dyn FnMut(&K) -> Result<T, E>,
    is_general: &dyn Fn(&E) -> bool,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Vec<Outcome<T, E>> {
    let total = documents.len();
    let (mut outcomes, mut in_a_row) = (Vec::with_capacity(total), 0);
    for (done, document) in documents.iter().enumerate() {
        if in_a_row >= HOPELESS || !go_on(Progress { done, total }) {
            break;
        }
        let outcome = work(document);
        in_a_row = if outcome.as_ref().is_err_and(is_general) { in_a_row + 1 } else { 0 };
        outcomes.push(outcome.map_or_else(Outcome::Failed, Outcome::Done));
    }
    if outcomes.len() == total {
        go_on(Progress { done: total, total });
    }
    outcomes.resize_with(total, || Outcome::NotTried);
    outcomes
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Progress, batch};

    #[test]
    fn a_batch_tells_its_progress_and_can_be_stopped() {
        let mut heard = Vec::new();
        let outcomes = batch(
            &[1, 2, 3, 4],
            &mut |number: &i32| if *number == 2 { Err("two") } else { Ok(*number) },
            &|_| false,
            &mut |progress: Progress| {
                heard.push(progress.done);
                progress.done < 3
            },
        );
        assert_eq!(outcomes, [Outcome::Done(1), Outcome::Failed("two"), Outcome::Done(3), Outcome::NotTried]);
        assert_eq!(heard, [0, 1, 2, 3]);
    }

    #[test]
    fn what_meets_all_ends_it() {
        let outcomes = batch(&[0; 200], &mut |_| Err::<(), _>("gone"), &|_| true, &mut |_| true);
        let failed = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Failed(_))).count();
        assert_eq!((failed, outcomes.len()), (3, 200));
    }
}
