namespace Cdi.Studies;

/// <summary>The text of a spec and what its compiler said, for the report. Emitted apart from the definition, so that a changed comment touches only
/// this.</summary>
/// <param name="FileName">Name of the file without its folder, <c>politeness.cdi</c>.</param>
/// <param name="Text">The text as read, byte-order mark removed.</param>
/// <param name="Sha256">SHA-256 of <paramref name="Text"/> in UTF-8, lower-case hexadecimal.</param>
public sealed record SpecSource(string FileName, string Text, string Sha256)
{
    /// <summary>The warnings of the compiler that the author did not allow, in order of place.</summary>
    public IReadOnlyList<SpecWarning> Warnings { get; init; } = [];

    /// <summary>The warnings that the author allowed, each with a reason: of the compiler, and of the run where nothing is silenced yet.</summary>
    public IReadOnlyList<SpecAllowance> Allowances { get; init; } = [];

    /// <summary>The allowance of a fact that only a run can know; null where the author gave none.</summary>
    /// <param name="code">The code of the diagnostic.</param>
    /// <param name="subject">What it is about: <c>sampling.given</c>, <c>estimand.share</c>. The comment stands behind that entry, in the first line of its
    /// block, or, where it is about a whole block, behind any entry of it.</param>
    public SpecAllowance? Allowing(string code, string subject) => Allowances.FirstOrDefault(allowance =>
        allowance.Code == code && allowance.Subject.Length > 0
        && (subject == allowance.Subject || IsPart(subject, allowance.Subject) || IsPart(allowance.Subject, subject)));

    // A member of a family of columns, `topic[2]`, is a part of the family.
    private static bool IsPart(string part, string whole) =>
        part.Length > whole.Length && part.StartsWith(whole, StringComparison.Ordinal) && part[whole.Length] is '.' or '[';
}
