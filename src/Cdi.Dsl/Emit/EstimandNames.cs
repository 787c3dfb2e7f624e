using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Emitted names of an estimand.</summary>
internal sealed class EstimandNames
{
    private readonly StudyNames study;

    /// <summary>Allots them.</summary>
    /// <param name="study">Names of the study.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="nested">Scope of the study's members.</param>
    /// <param name="results">Scope of the typed results' members.</param>
    public EstimandNames(StudyNames study, EstimandPlan estimand, PropertyNames nested, PropertyNames results)
    {
        this.study = study;
        Kernel = CSharpName.Of(nested.Next(estimand.PropertyName + "Kernel"));
        Targets = CSharpName.Of(nested.Next(estimand.PropertyName + "Targets"));
        Estimates = CSharpName.Of(nested.Next(estimand.PropertyName + "Estimates"));
        Property = CSharpName.Of(results.Next(estimand.PropertyName));
        var terms = new PropertyNames([Estimates.ToString(), "ByMethod", "Primary"]);
        Terms = [.. estimand.Targets.Select(target => CSharpName.Of(terms.Next(target.Term)))];
    }

    /// <summary>The kernel of the loss.</summary>
    public CSharpName Kernel { get; }

    /// <summary>The class with functions of the parameters.</summary>
    public CSharpName Targets { get; }

    /// <summary>The type of its estimates.</summary>
    public CSharpName Estimates { get; }

    /// <summary>The property of the typed results.</summary>
    public CSharpName Property { get; }

    /// <summary>Properties of <see cref="Estimates"/>, in the order of the targets.</summary>
    public IReadOnlyList<CSharpName> Terms { get; }

    /// <summary>The kernel from the root.</summary>
    public CSharpCode KernelType => $"{study.Root}.{Kernel}";

    /// <summary>The class with functions from the root.</summary>
    public CSharpCode TargetsType => $"{study.Root}.{Targets}";

    /// <summary>The type of its estimates from the root.</summary>
    public CSharpCode EstimatesType => $"{study.Root}.{Estimates}";
}
