using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the reported functions of an estimand's parameters with their gradients.</summary>
internal static class TargetEmitter
{
    /// <summary>The C# expression that makes the runtime's target.</summary>
    public static CSharpCode Construction(EstimandPlan estimand, EstimandNames names, int target)
    {
        var plan = estimand.Targets[target];
        CSharpCode scale = $"{RuntimeNames.Scale}.{plan.Scale}";
        return plan.Value is LossExpression.Parameter parameter
            ? (CSharpCode)$"{RuntimeNames.Target}.Coefficient({parameter.Position}, {Of(plan.Term)}, {scale}, {estimand.Loss.Parameters.Count})"
            : $"new {RuntimeNames.Target}({Of(plan.Term)}, {scale}, {names.TargetsType}.Value{target}, {names.TargetsType}.Gradient{target})";
    }

    /// <summary>Writes a class with the functions that are not plain parameters, where there are any.</summary>
    public static void Write(CodeWriter writer, EstimandPlan estimand, EstimandNames names)
    {
        var written = Enumerable.Range(0, estimand.Targets.Count).Where(i => estimand.Targets[i].Value is not LossExpression.Parameter).ToList();
        if (written.Count == 0) return;
        writer.Lines(StudyFile.Attribute).Open($"private static class {names.Targets}");
        foreach (var target in written) WriteTarget(writer, estimand, target);
        writer.Close().Gap();
    }

    private static void WriteTarget(CodeWriter writer, EstimandPlan estimand, int target)
    {
        var plan = estimand.Targets[target];
        var printer = new LossPrinter(estimand.Loss);
        var value = new TargetExpression(plan.Value, estimand.Loss.Parameters.Count);
        writer.Summary($"{plan.Term}: {printer.Print(plan.Value)}.");
        writer.Lines($"public static double Value{target}(_ReadOnlySpan parameters) => {Scalar(plan.Value)};").Gap();
        writer.Summary($"Its gradient: ({string.Join(", ", value.Gradient.Select(printer.Print))}).");
        writer.Open($"public static void Gradient{target}(_ReadOnlySpan parameters, _Span gradient)");
        for (var j = 0; j < value.Gradient.Count; j++) writer.Lines($"gradient[{j}] = {Scalar(value.Gradient[j])};");
        writer.Close().Gap();
    }

    private static ArithmeticCode Scalar(LossExpression expression) => ArithmeticCode.Of(ScalarCode.Of(expression));
}
