using Cdi.Annotators.Answers;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>What a model has made of a corpus so far.</summary>
/// <param name="Rows">Its annotations, one for each row.</param>
/// <param name="Stopped">Why no more calls were made.</param>
/// <param name="Detail">What was found when it stopped; empty where nothing was.</param>
/// <param name="Sent">Calls that were sent now.</param>
/// <param name="Totals">All calls on file.</param>
public sealed record AnnotationResult(IReadOnlyList<RowAnnotation> Rows, StopReason Stopped, string Detail, long Sent, CallTotals Totals)
{
    /// <summary>What calls made before count toward the limit of cost; nothing where there is no limit.</summary>
    public EarlierCosts Earlier { get; init; } = EarlierCosts.None;

    /// <summary>Texts with a value.</summary>
    public int Annotated => Rows.Count(row => !double.IsNaN(row.Value) && !row.IsPending);

    /// <summary>Whether nothing but rejections came of a model's calls, so that none of them tells anything of a text.</summary>
    public bool IsAllRejected => AreAllRejected(Rows);

    /// <summary>What the provider said to the first text that it rejected; empty where it rejected none.</summary>
    public string Rejection => Rows.FirstOrDefault(row => row.Failure == AnswerFailure.Rejected).Detail ?? "";

    /// <summary>Texts that are set apart as examples, about which it is not asked.</summary>
    public int SetApart => Rows.Count(row => row.IsSetApart);

    /// <summary>Texts whose question has no end yet.</summary>
    public int Pending => Rows.Count(row => row.IsPending);

    /// <summary>Texts without a value, by kind, in the order of the kinds.</summary>
    public IEnumerable<(AnswerFailure Kind, int Count)> Failures => Rows.Where(row => row.Failure is not null)
        .GroupBy(row => row.Failure ?? AnswerFailure.Malformed).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    /// <summary>Labels whose confidence could not be read.</summary>
    public int WithoutConfidence => Rows.Count(row => row.ConfidenceFailure is not null);

    /// <summary>Whether texts were rejected and none has an answer, or what was said in place of one: the others are not asked, or set apart. Where nothing
    /// was asked yet, nothing was rejected.</summary>
    /// <param name="rows">What is on file.</param>
    public static bool AreAllRejected(IReadOnlyCollection<RowAnnotation> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Any(row => row.Failure == AnswerFailure.Rejected)
            && rows.All(row => row.IsPending || row.IsSetApart || row.Failure == AnswerFailure.Rejected);
    }
}
