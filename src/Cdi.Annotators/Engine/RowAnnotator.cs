using System.Collections.Immutable;
using Cdi.Annotators.Answers;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>From a text to its annotation: the answers that make its label, then confidence, each asked again as often as the study says. The same steps
/// whether answers come from a provider or are on file.</summary>
/// <param name="task">What is asked.</param>
/// <param name="ask">Answers a question; null where the answer is not on file.</param>
internal sealed class RowAnnotator(ModelTask task, Func<CallRequest, CallParameters, Task<CallReply?>> ask)
{
    /// <summary>The annotation of a row.</summary>
    /// <exception cref="CallException">A call brought no answer, and could yet bring one.</exception>
    public async Task<RowAnnotation> AnnotateAsync(int row)
    {
        if (task.IsSetApart(row)) return RowAnnotation.OfExample;
        var label = task.Questions.Count > 0 ? await DerivedAsync(row).ConfigureAwait(false) : (await LabelAsync(task, row).ConfigureAwait(false)).Label;
        if (label.IsPending) return label;
        if (label.Failure is not null || !task.AsksConfidence) return label;
        return await AskAsync(attempt => task.ConfidenceQuestion(row, label.Value, attempt), task.Reader.Confidence).ConfigureAwait(false) switch
        {
            null => RowAnnotation.Unasked,
            (Answer.Failed missing, _) => label with { ConfidenceFailure = missing.Kind, Detail = missing.Said },
            (Answer.Value confidence, _) => label with { Confidence = confidence.Number },
            _ => throw new InvalidOperationException("An answer is a value or a failure."),
        };
    }

    /// <summary>The label that the answers to one question make, and how probable each of its options is by them.</summary>
    private async Task<(RowAnnotation Label, ImmutableArray<double> Shares)> LabelAsync(ModelTask asked, int row)
    {
        var tally = asked.Tally();
        var isPending = false;
        for (var answer = 0; answer < asked.Answers; answer++)
        {
            // Behind an answer that is not on file the others are read as well: a batch takes all of them at once.
            var index = answer;
            if (await AskAsync(attempt => asked.LabelQuestion(row, index, attempt), asked.Reader.Label).ConfigureAwait(false) is { } said)
                tally.Add(said.Answer, said.Reply?.Tokens ?? []);
            else
                isPending = true;
        }

        return isPending ? (RowAnnotation.Unasked, []) : (tally.Result(), tally.Shares());
    }

    /// <summary>The label that follows from several questions, asked one after the other as long as it hangs on them.</summary>
    private async Task<RowAnnotation> DerivedAsync(int row)
    {
        var tally = new DerivedTally(task.Outcome);
        while (tally.Next() is { } question)
        {
            var (label, shares) = await LabelAsync(task.Questions[question], row).ConfigureAwait(false);
            if (label.IsPending) return label with { Answers = tally.Answers };
            tally.Add(question, label, shares);
        }

        return tally.Result();
    }

    private async Task<(Answer Answer, CallReply? Reply)?> AskAsync(
        Func<int, (CallRequest Request, CallParameters Parameters)> question, Func<CallReply, Answer> read)
    {
        (Answer Answer, CallReply? Reply)? last = null;
        for (var attempt = 1; attempt <= task.Attempts; attempt++)
        {
            last = await AnswerAsync(question(attempt), read).ConfigureAwait(false);
            if (last is null or (Answer.Value, _)) return last;
        }

        return last;
    }

    private async Task<(Answer Answer, CallReply? Reply)?> AnswerAsync(
        (CallRequest Request, CallParameters Parameters) question, Func<CallReply, Answer> read)
    {
        try
        {
            return await ask(question.Request, question.Parameters).ConfigureAwait(false) is { } reply ? (read(reply), reply) : null;
        }
        catch (CallException rejected) when (rejected.Fault.Kind == CallFault.Rejected)
        {
            return (new Answer.Failed(AnswerFailure.Rejected, rejected.Fault.Detail), null);
        }
    }
}
