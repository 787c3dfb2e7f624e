using Cdi.Corpus;

namespace Cdi.Studies.Running;

/// <summary>The warnings of a run against the allowances of its spec: what is left to say, and what was silenced by whom.</summary>
internal sealed class AllowedWarnings
{
    private readonly SpecSource spec;
    private readonly List<DataDiagnostic> left = [];
    private readonly Dictionary<SpecAllowance, List<string>> silenced = [];

    /// <summary>Sorts the warnings of a run.</summary>
    /// <param name="spec">The spec, with its allowances.</param>
    /// <param name="warnings">What the run warns of.</param>
    public AllowedWarnings(SpecSource spec, IEnumerable<DataDiagnostic> warnings)
    {
        this.spec = spec;
        foreach (var warning in warnings)
        {
            if (spec.Allowing(warning.Code, warning.Subject) is not { } allowance) left.Add(warning);
            else if (silenced.TryGetValue(allowance, out var facts)) facts.Add(warning.Message);
            else silenced.Add(allowance, [warning.Message]);
        }

        // Of its own codes the compiler has said so.
        left.AddRange(Allowances.Where(allowance => allowance.Facts.Count == 0
            && !spec.Warnings.Any(known => known.Code == "CDI1008" && known.FileName == allowance.FileName && known.Line == allowance.Line)).Select(Idle));
    }

    /// <summary>The warnings of the run that nobody allowed, and of allowances that silence nothing.</summary>
    public IReadOnlyList<DataDiagnostic> Left => left;

    /// <summary>The allowances, with what each silenced in the compiler and in this run.</summary>
    public IEnumerable<SpecAllowance> Allowances => spec.Allowances.Select(allowance =>
        silenced.TryGetValue(allowance, out var facts) ? allowance with { Facts = [.. allowance.Facts, .. facts] } : allowance);

    /// <summary>The warnings of the compiler, as those of a run.</summary>
    public IEnumerable<DataDiagnostic> OfCompiler => spec.Warnings.Select(warning =>
        new DataDiagnostic(warning.Code, DataSeverity.Warning, warning.Message, warning.Hint, warning.FileName, "") { Line = warning.Line });

    private static DataDiagnostic Idle(SpecAllowance allowance) => new(
        "CDI1008", DataSeverity.Warning, $"`allow {allowance.Code}` silences nothing: neither the compiler nor this run gives {allowance.Code} in its block.",
        "Take the comment out; a reader takes it for a fact that was accepted.", allowance.FileName, "") { Line = allowance.Line };
}
