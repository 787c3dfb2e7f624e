using Cdi.Cli.Tests.Reference;
using Cdi.Dsl;

namespace Cdi.Cli.Tests.Catalogue;

/// <summary>Every estimand of the catalogue by every method, target of inference and shape: what is refused, and studies of what is not.</summary>
public static class CatalogueCells
{
    /// <summary>What a table shows where nothing is refused.</summary>
    public const string Computes = "computes";

    // Of a study; it may have 100.
    private const int AtOnce = 50;

    /// <summary>The methods whose intervals hold.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["human_only", "ppi", "ppi_tuned", "dsl", "confidence_driven", "predict_then_debias", "calibrated"];

    /// <summary>The targets of inference.</summary>
    public static IReadOnlyList<string> Targets { get; } = ["population", "corpus"];

    /// <summary>Shapes, with the lines that they add to an estimand.</summary>
    public static IReadOnlyList<(string Name, string Further)> Shapes { get; } = [("plain", ""), ("clusters", "cluster = unit"), ("by", "by = branch")];

    /// <summary>How tables name the estimands of the catalogue, in its order.</summary>
    public static IReadOnlyList<string> Labels { get; } = [.. CatalogueEstimands.All.Select(Label).Distinct()];

    /// <summary>How tables name an estimand.</summary>
    /// <param name="estimand">The estimand.</param>
    public static string Label(CatalogueEstimand estimand) => EstimandLabels.Of(estimand.Settings, [estimand.Outcome]);

    /// <summary>What the compiler refuses. Every error must name an estimand, and the method where not all are refused.</summary>
    /// <exception cref="InvalidOperationException">An error that names no estimand.</exception>
    public static IReadOnlyList<CatalogueRefusal> Refusals() =>
    [
        .. from target in Targets
           from shape in Shapes
           from isOrdered in new[] { false, true }
           let asked = CatalogueEstimands.All.Where(each => each.IsOrdered == isOrdered).Select(each => (each, each.Name, shape.Further)).ToList()
           from part in asked.Chunk(AtOnce)
           from refusal in Refused(CatalogueSpec.Of("cells", part, CatalogueSpec.GivenUniform, Inference(Methods[^1], target),
               string.Join(", ", Methods.SkipLast(1))), [.. part.Select(each => each.Name)])
           select refusal with { Target = target, Shape = shape.Name },
    ];

    /// <summary>Studies of what is not refused, each with all methods that its estimands take.</summary>
    /// <param name="refusals">What is refused.</param>
    /// <param name="isAsked">Which cells are asked for: position of the estimand, target and shape.</param>
    public static IEnumerable<(string Spec, int Cells)> Studies(IReadOnlyList<CatalogueRefusal> refusals, Func<int, string, string, bool> isAsked)
    {
        var cells = from each in CatalogueEstimands.All.Index()
                    from target in Targets
                    from shape in Shapes
                    where isAsked(each.Index, target, shape.Name)
                    let methods = string.Join(", ", Methods.Where(
                        method => !refusals.Any(refusal => refusal.Refuses(each.Item.Name, method, target, shape.Name))))
                    where methods.Length > 0
                    group (each.Item, $"{each.Item.Name}_{shape.Name}", shape.Further) by (target, each.Item.IsOrdered, methods);
        foreach (var cell in cells)
        {
            foreach (var part in cell.Chunk(AtOnce))
            {
                var methods = cell.Key.methods.Split(", ");
                yield return (CatalogueSpec.Of("cells", part, CatalogueSpec.GivenUniform, Inference(methods[^1], cell.Key.target),
                    string.Join(", ", methods.SkipLast(1))), part.Length * methods.Length);
            }
        }
    }

    /// <summary>What a table shows of a row and a method: that it computes, or what is refused by which code.</summary>
    /// <param name="label">The row.</param>
    /// <param name="method">The method.</param>
    /// <param name="refusals">What is refused.</param>
    public static string Shown(string label, string method, IReadOnlyList<CatalogueRefusal> refusals)
    {
        var estimands = CatalogueEstimands.All.Where(each => Label(each) == label).Select(each => each.Name).ToList();
        if (estimands.Count == 0) return "";
        var codes = refusals.Where(each => each.Shape == "plain" && estimands.Contains(each.Estimand) && (each.Method.Length == 0 || each.Method == method))
            .GroupBy(each => each.Code).Select(group => group.Select(each => each.Estimand).Distinct().Count() == estimands.Count ? group.Key
                : $"{group.Key} for some").Distinct().ToList();
        return codes.Count == 0 ? Computes : string.Join(", ", codes);
    }

    private static string Inference(string method, string target) => $"method = {method}\n  generalise = {target}";

    private static IEnumerable<CatalogueRefusal> Refused(string spec, string[] names)
    {
        foreach (var error in StudyCompiler.Compile("cells.cdi", spec, _ => null).Diagnostics.Where(each => each.IsError))
        {
            var said = error.Message.Split('`');
            var estimand = said.FirstOrDefault(names.Contains)
                ?? throw new InvalidOperationException($"{error.Code} names no estimand: {error.Message}");
            yield return new CatalogueRefusal(estimand, said.FirstOrDefault(Methods.Contains) ?? "", "", "", error.Code, error.Hint);
        }
    }
}
