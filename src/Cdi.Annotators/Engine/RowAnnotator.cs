using Cdi.Annotators.Answers;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>From a text to its annotation: label, then confidence, each asked again as often as the study says. The same steps whether answers come
/// from a provider or are on file.</summary>
/// <param name="task">What is asked.</param>
/// <param name="ask">Answers a question; null where the answer is not on file.</param>
internal sealed class RowAnnotator(ModelTask task, Func<CallRequest, CallParameters, Task<CallReply?>> ask)
{
    /// <summary>The annotation of a row.</summary>
    /// <exception cref="CallException">A call brought no answer, and could yet bring one.</exception>
    public async Task<RowAnnotation> AnnotateAsync(int row)
    {
        var label = await AskAsync(attempt => task.LabelQuestion(row, attempt), task.Reader.Label).ConfigureAwait(false);
        if (label is null) return RowAnnotation.Unasked;
        if (label is Answer.Failed failed) return new(double.NaN, double.NaN) { Failure = failed.Kind, Detail = failed.Said };
        var value = ((Answer.Value)label).Number;
        if (!task.AsksConfidence) return new(value, double.NaN);
        return await AskAsync(attempt => task.ConfidenceQuestion(row, value, attempt), task.Reader.Confidence).ConfigureAwait(false) switch
        {
            null => RowAnnotation.Unasked,
            Answer.Failed missing => new(value, double.NaN) { ConfidenceFailure = missing.Kind, Detail = missing.Said },
            Answer.Value confidence => new(value, confidence.Number),
            _ => throw new InvalidOperationException("An answer is a value or a failure."),
        };
    }

    private async Task<Answer?> AskAsync(Func<int, (CallRequest Request, CallParameters Parameters)> question, Func<CallReply, Answer> read)
    {
        Answer? last = null;
        for (var attempt = 1; attempt <= task.Attempts; attempt++)
        {
            last = await AnswerAsync(question(attempt), read).ConfigureAwait(false);
            if (last is null or Answer.Value) return last;
        }

        return last;
    }

    private async Task<Answer?> AnswerAsync((CallRequest Request, CallParameters Parameters) question, Func<CallReply, Answer> read)
    {
        try
        {
            return await ask(question.Request, question.Parameters).ConfigureAwait(false) is { } reply ? read(reply) : null;
        }
        catch (CallException rejected) when (rejected.Fault.Kind == CallFault.Rejected)
        {
            return new Answer.Failed(AnswerFailure.Rejected, rejected.Fault.Detail);
        }
    }
}
