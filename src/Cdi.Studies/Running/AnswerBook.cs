using Cdi.Corpus;
using Cdi.Corpus.Joining;
using Cdi.Estimation.Ledgers;

namespace Cdi.Studies.Running;

/// <summary>What people have answered to the questions from which labels follow, as the ledger keeps it.</summary>
internal sealed class AnswerBook
{
    private readonly Dictionary<(string Annotator, int Place), double[]> said = [];
    private readonly int questions;

    private AnswerBook(int questions) => this.questions = questions;

    /// <summary>The answers that a ledger holds.</summary>
    /// <param name="events">Its events.</param>
    /// <param name="questions">How many questions there are.</param>
    public static AnswerBook Of(IEnumerable<StudyEvent> events, int questions)
    {
        var book = new AnswerBook(questions);
        foreach (var received in events.OfType<StudyEvent.AnswersReceived>())
        {
            for (var i = 0; i < received.Answers.Rows.Length; i++)
                book.said[(received.Annotator, received.Answers.Rows[i])] = AnswerEvents.Labels(received.Answers, i, questions);
        }

        return book;
    }

    /// <summary>The answers of an annotator about a text, in the order of the questions: NaN where nothing was said, ∞ where nobody can
    /// say.</summary>
    /// <param name="annotator">Who; empty where each text takes one answer.</param>
    /// <param name="place">The text.</param>
    public double[] Of(string annotator, int place)
    {
        if (said.TryGetValue((annotator, place), out var answers)) return answers;
        var none = new double[questions];
        Array.Fill(none, double.NaN);
        return none;
    }

    /// <summary>What was answered to a question, by text: of several annotators the answer that most of them gave.</summary>
    /// <param name="question">Index of the question.</param>
    /// <param name="rows">How many texts there are.</param>
    /// <returns>n: NaN where nobody answered, could say, or where annotators are divided.</returns>
    public double[] Answers(int question, int rows)
    {
        var answers = new double[rows];
        Array.Fill(answers, double.NaN);
        foreach (var text in said.GroupBy(each => each.Key.Place))
        {
            var given = text.Select(each => each.Value[question]).Where(double.IsFinite).ToList();
            if (given.Count > 0) answers[text.Key] = Aggregation.Of(given, LabelAggregate.Majority);
        }

        return answers;
    }
}
