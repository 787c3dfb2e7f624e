using Cdi.Corpus;

namespace Cdi.Studies.Running.Declarations;

/// <summary>What checks of the data found: errors stop the run, but for those that leave something to estimate and that the spec allows with a
/// reason.</summary>
/// <param name="spec">The spec, with its allowances.</param>
internal sealed class DataFindings(SpecSource spec)
{
    // The others leave no number to compute: a probability that is none, a group without labels.
    private static readonly string[] Allowable = ["CDI9027", "CDI9028", "CDI9030", "CDI9032", "CDI9040", "CDI9041", "CDI9075", "CDI9111"];

    private readonly List<DataDiagnostic> found = [];

    /// <summary>Warnings, and errors that the spec allows, in the order found.</summary>
    public IReadOnlyList<DataDiagnostic> All => found;

    /// <summary>Adds what a check found.</summary>
    /// <exception cref="CorpusException">There is an error that the spec does not allow; it names all findings that are not allowed.</exception>
    public void Add(IReadOnlyList<DataDiagnostic> findings)
    {
        found.AddRange(findings);
        var open = found.Where(each => !IsAllowed(each)).ToList();
        if (open.Exists(each => each.Severity == DataSeverity.Error)) throw new CorpusException(open);
    }

    private bool IsAllowed(DataDiagnostic finding) =>
        (finding.Severity == DataSeverity.Warning || Allowable.Contains(finding.Code)) && spec.Allowing(finding.Code, finding.Subject) is not null;
}
