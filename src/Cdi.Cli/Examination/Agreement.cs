namespace Cdi.Cli.Examination;

/// <summary>How often the model agrees with people, in the labelled texts that it labelled too.</summary>
/// <param name="Compared">Texts that both labelled.</param>
/// <param name="Overall">Share on which both agree; null where nothing can be compared.</param>
/// <param name="Classes">One entry per option, in the order of the options.</param>
internal sealed record Agreement(int Compared, ShareInterval? Overall, IReadOnlyList<ClassAgreement> Classes)
{
    /// <summary>Texts on which they disagree.</summary>
    public int Disagreements { get; init; }

    /// <summary>Compares the two.</summary>
    /// <param name="rows">What both said.</param>
    public static Agreement Of(AnnotatedRows rows) => new(
        rows.Compared.Count(),
        Share(rows, _ => true),
        [.. rows.Options.Select((option, code) => Class(rows, option, code))])
    {
        Disagreements = rows.Compared.Count(row => rows.Llm[row] != rows.Human[row]),
    };

    private static ClassAgreement Class(AnnotatedRows rows, string option, int code) => new(
        option,
        rows.Labelled.Count(row => rows.Human[row] == code),
        rows.Llm.Count(each => each == code),
        Share(rows, row => rows.Human[row] == code),
        Share(rows, row => rows.Llm[row] == code));

    private static ShareInterval? Share(AnnotatedRows rows, Func<int, bool> accept) =>
        ShareInterval.Of(rows.Compared.Where(accept).Select(row => (rows.Llm[row] == rows.Human[row], rows.Weights[row])));
}
