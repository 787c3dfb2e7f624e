using System.Reflection;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>The methods that make diagnostics, found by reflection and called with placeholder values.</summary>
internal static class DiagnosticMethods
{
    /// <summary>The family that a class makes, by the first digit of its codes.</summary>
    public static IReadOnlyDictionary<Type, char> Families { get; } = new Dictionary<Type, char>
    {
        [typeof(SyntaxDiagnostics)] = '1',
        [typeof(ProjectDiagnostics)] = '1',
        [typeof(SchemaDiagnostics)] = '2',
        [typeof(AgreementDiagnostics)] = '2',
        [typeof(RaterDiagnostics)] = '2',
        [typeof(LabelShiftDiagnostics)] = '2',
        [typeof(InstrumentDiagnostics)] = '2',
        [typeof(QuantileDiagnostics)] = '2',
        [typeof(PairDiagnostics)] = '2',
        [typeof(LossDiagnostics)] = '2',
        [typeof(EstimandDiagnostics)] = '3',
        [typeof(AnnotationDiagnostics)] = '4',
        [typeof(QuestionDiagnostics)] = '4',
        [typeof(DesignDiagnostics)] = '5',
        [typeof(ExperimentDiagnostics)] = '6',
    };

    /// <summary>Every method of every family with a diagnostic that it made.</summary>
    public static IReadOnlyList<(MethodInfo Method, Diagnostic Made)> All { get; } =
    [
        .. typeof(Diagnostic).Assembly.GetTypes()
            .Where(type => type.IsPublic && type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Diagnostics", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(method => (method, Assert.IsType<Diagnostic>(method.Invoke(null, [.. method.GetParameters().Select(Argument)])))),
    ];

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(Place) => new Place("study.cdi", new TextSpan(3, 4)),
        var type when type == typeof(string) => parameter.Name is "hint" or "instead" ? "Do something else." : "x",
        var type when type.IsAssignableFrom(typeof(string[])) => new[] { "a", "b" },
        var type when type.IsAssignableFrom(typeof(int[])) => new[] { 3, 4 },
        var type when type == typeof(double) => 0.25,
        var type when type == typeof(Labels) => new Labels(7),
        var type when type == typeof(Texts) => new Texts(5),
        var type => Activator.CreateInstance(type),
    };
}
