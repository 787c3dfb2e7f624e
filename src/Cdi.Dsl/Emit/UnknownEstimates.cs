using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Emitted names of what estimands that are wrong share: every term that one of them may have been meant to have, once for all of them.</summary>
internal sealed class UnknownEstimates
{
    private readonly StudyNames study;
    private readonly Dictionary<string, string> nameOfTerm = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<(string Term, CSharpName Name)> terms = [];

    /// <summary>Allots them.</summary>
    /// <param name="study">Names of the study.</param>
    /// <param name="unknown">The estimands that are wrong.</param>
    /// <param name="nested">Scope of the study's members, the estimands' names in it.</param>
    public UnknownEstimates(StudyNames study, IEnumerable<EstimandPlan> unknown, PropertyNames nested)
    {
        this.study = study;
        Type = CSharpName.Of(nested.Next(nameof(UnknownEstimates)));
        var scope = new PropertyNames([Type.ToString(), "ByMethod", "Primary"]);
        foreach (var term in unknown.SelectMany(estimand => estimand.Targets).Select(target => target.Term))
        {
            if (nameOfTerm.ContainsKey(term)) continue;
            var name = scope.Next(term);
            nameOfTerm.Add(term, name);
            names.Add(name);
            terms.Add((term, CSharpName.Of(name)));
        }
    }

    /// <summary>The class that types of their estimates are derived from.</summary>
    public CSharpName Type { get; }

    /// <summary>The same from the root.</summary>
    public CSharpCode BaseType => $"{study.Root}.{Type}";

    /// <summary>Its properties.</summary>
    public IReadOnlyList<(string Term, CSharpName Name)> Terms => terms;

    /// <summary>Whether the property of a term has a name.</summary>
    /// <param name="term">The term.</param>
    /// <param name="name">The name that it has where an estimand stands alone.</param>
    public bool Has(string term, CSharpName name) => nameOfTerm[term] == name.ToString();

    /// <summary>Whether another term has a name.</summary>
    /// <param name="name">The name.</param>
    public bool Hides(CSharpName name) => names.Contains(name.ToString());
}
