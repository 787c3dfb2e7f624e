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
    /// <param name="alike">The names of an estimand with the same kernel over other columns; null where there is none before it.</param>
    public EstimandNames(StudyNames study, EstimandPlan estimand, PropertyNames nested, PropertyNames results, EstimandNames? alike)
    {
        this.study = study;
        HasOwnKernel = alike is null;
        Kernel = alike?.Kernel ?? CSharpName.Of(nested.Next(estimand.PropertyName + "Kernel"));
        Targets = alike?.Targets ?? CSharpName.Of(nested.Next(estimand.PropertyName + "Targets"));
        Estimates = CSharpName.Of(nested.Next(estimand.PropertyName + "Estimates"));
        Property = CSharpName.Of(results.Next(estimand.PropertyName));
        var terms = new PropertyNames([Estimates.ToString(), "ByMethod", "Primary"]);
        Terms = [.. estimand.Targets.Select(target => CSharpName.Of(terms.Next(target.Term)))];
    }

    /// <summary>Whether kernel and functions are written for this estimand; else they are those of another one.</summary>
    public bool HasOwnKernel { get; }

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
