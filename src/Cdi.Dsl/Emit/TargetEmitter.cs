using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the reported functions of an estimand's parameters with their gradients.</summary>
internal static class TargetEmitter
{
    /// <summary>The C# expression that makes the runtime's target.</summary>
    public static string Construction(EstimandPlan estimand, int target)
    {
        var plan = estimand.Targets[target];
        var (term, scale) = (CSharpLiteral.Of(plan.Term), ScaleName(estimand, plan));
        return plan.Value is LossExpression.Parameter parameter
            ? $"Target.Coefficient({CSharpLiteral.Of(parameter.Position)}, {term}, {scale}, {CSharpLiteral.Of(estimand.Loss.Parameters.Count)})"
            : $"new Target({term}, {scale}, {ClassName(estimand)}.{Member("Value", target)}, {ClassName(estimand)}.{Member("Gradient", target)})";
    }

    /// <summary>Writes a class with the functions that are not plain parameters, where there are any.</summary>
    public static void Write(CodeWriter writer, EstimandPlan estimand)
    {
        var written = Enumerable.Range(0, estimand.Targets.Count).Where(i => estimand.Targets[i].Value is not LossExpression.Parameter).ToList();
        if (written.Count == 0) return;
        writer.Open($"private static class {ClassName(estimand)}");
        foreach (var target in written) WriteTarget(writer, estimand, target);
        writer.Close().Gap();
    }

    private static void WriteTarget(CodeWriter writer, EstimandPlan estimand, int target)
    {
        var plan = estimand.Targets[target];
        var printer = new LossPrinter(estimand.Loss);
        var value = new TargetExpression(plan.Value, estimand.Loss.Parameters.Count);
        writer.Lines(StudyFile.Element("summary", $"{plan.Term}: {printer.Print(plan.Value)}."));
        writer.Lines($"public static double {Member("Value", target)}(ReadOnlySpan<double> parameters) => {ScalarCode.Of(plan.Value)};").Gap();
        writer.Lines(StudyFile.Element("summary", $"Its gradient: ({string.Join(", ", value.Gradient.Select(printer.Print))})."));
        writer.Open($"public static void {Member("Gradient", target)}(ReadOnlySpan<double> parameters, Span<double> gradient)");
        writer.Lines(value.Gradient.Select((part, j) => $"gradient[{CSharpLiteral.Of(j)}] = {ScalarCode.Of(part)};"));
        writer.Close().Gap();
    }

    private static string ClassName(EstimandPlan estimand) => estimand.PropertyName + "Targets";

    private static string Member(string stem, int target) => target == 0 ? stem : stem + CSharpLiteral.Of(target);

    private static string ScaleName(EstimandPlan estimand, TargetPlan target) => "Scale." + target.Scale switch
    {
        ScaleKind.Ratio when estimand.Kind is "odds_ratio" or "logistic" => "OddsRatio",
        var scale => scale.ToString(),
    };
}
