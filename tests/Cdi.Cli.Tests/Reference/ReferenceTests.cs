using System.Reflection;
using Xunit.Sdk;

namespace Cdi.Cli.Tests.Reference;

/// <summary>The tests that hold runs of specs against reference numbers, and their running by the command that prints the table.</summary>
public static class ReferenceTests
{
    /// <summary>The classes; a further one is a line here.</summary>
    public static IReadOnlyList<Type> Classes { get; } =
    [
        typeof(AgreementReferenceTests), typeof(CalibrationReferenceTests), typeof(CategoricalReferenceTests), typeof(CustomLossReferenceTests),
        typeof(DslReferenceTests), typeof(FixedEffectsReferenceTests), typeof(FormulaReferenceTests), typeof(FrequencyReferenceTests),
        typeof(GlmReferenceTests), typeof(InstrumentReferenceTests), typeof(LinearReferenceTests), typeof(MarginalReferenceTests), typeof(PairReferenceTests),
        typeof(PeerReferenceTests), typeof(PhaseReferenceTests), typeof(QuantileReferenceTests), typeof(QuantileRegressionReferenceTests),
        typeof(QuantileTargetTests), typeof(RaterAgreementReferenceTests), typeof(SurveyReferenceTests), typeof(TargetReferenceTests),
        typeof(ThetaReferenceTests), typeof(VarianceReferenceTests), typeof(WeightedReferenceTests),
    ];

    /// <summary>Every test that needs reference numbers, with the values of its parameters.</summary>
    public static IEnumerable<(MethodInfo Test, object?[] Values)> All =>
        from type in Classes
        from test in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where test.GetCustomAttribute<FactAttribute>() is Testing.SharedFactAttribute or Testing.SharedTheoryAttribute
        from values in test.GetCustomAttribute<FactAttribute>() is Testing.SharedTheoryAttribute
            ? test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)) : [[]]
        select (test, values);

    /// <summary>Runs the tests and returns what they compared.</summary>
    /// <param name="progress">Is told of each class before it runs.</param>
    /// <param name="failed">Is told of each test that fails.</param>
    /// <param name="isAsked">Which tests are run; null for all.</param>
    public static async Task<IReadOnlyList<ReferenceComparison>> RunAsync(
        Action<string> progress, Action<string> failed, Func<MethodInfo, bool>? isAsked = null)
    {
        var log = ReferenceLog.Current = new ReferenceLog();
        foreach (var ofClass in All.Where(each => isAsked?.Invoke(each.Test) ?? true).GroupBy(each => each.Test.DeclaringType))
        {
            progress(ofClass.Key?.Name ?? "");
            foreach (var (test, values) in ofClass)
            {
                try
                {
                    if (test.Invoke(Activator.CreateInstance(ofClass.Key ?? typeof(object)), values) is Task running) await running;
                }
                catch (TargetInvocationException fault)
                {
                    failed($"{test.Name}({string.Join(", ", values)}): {fault.InnerException}");
                }
            }
        }

        ReferenceLog.Current = null;
        return log.Comparisons;
    }
}
