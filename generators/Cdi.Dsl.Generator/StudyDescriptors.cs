using Cdi.Dsl.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator;

/// <summary>What the C# compiler knows of each code of the study compiler: made once, so that severities are configured and logs are written by them.</summary>
/// <remarks>A row states what the method of the code and the title of its page say; the tests hold the three together.</remarks>
internal static partial class StudyDescriptors
{
    private static readonly string Pages = RepositoryAddress() + "/blob/main/";

    private static readonly Dictionary<string, DiagnosticDescriptor> ByCode = Texts().Concat(new[]
    {
        Error("CDI4001", "a hole that nothing fills"),
        Error("CDI4002", "a prompt that contains its own answer"),
        Error("CDI4003", "a prompt that shows no text"),
        Warning("CDI4004", "a prompt that does not name the options"),
        Error("CDI4005", "a number without a format"),
        Error("CDI4006", "a prompt that shows the human label"),
        Warning("CDI4007", "a model name that pins no snapshot"),
        Error("CDI4008", "dropping the texts that the model refuses"),
        Warning("CDI4009", "one random answer taken for the model's judgement"),
        Warning("CDI4010", "humans and model with different options"),
        Error("CDI4011", "a reward without a currency"),
        Error("CDI4012", "examples that serve inference"),
        Error("CDI4013", "probabilities that a provider does not tell"),
        Error("CDI4014", "one column for model and humans"),
        Error("CDI4015", "a column that is the human label"),
        Error("CDI4020", "a prompt without a place for its examples"),
        Error("CDI4021", "a place for examples without examples"),
        Error("CDI4022", "examples that cannot be chosen"),
        Error("CDI4023", "examples taken from a draw made before"),
        Error("CDI4024", "examples that take the whole budget"),
        Error("CDI4030", "labels to collect beside recorded ones"),
        Error("CDI4031", "no option for texts without a label"),
        Error("CDI4032", "an estimand without bounds"),
        Error("CDI4033", "no text for people to read"),
        Error("CDI4034", "a text that shows the model's answer"),
        Error("CDI4040", "a model without a provider"),
        Error("CDI4041", "an address of a model that cannot be used"),
        Error("CDI4042", "a limit of cost without a price"),
        Error("CDI4043", "amounts in two currencies"),
        Error("CDI4044", "half a price of calls"),
        Error("CDI4045", "a temperature that nobody takes"),
        Error("CDI4046", "several calls with one answer"),
        Error("CDI4047", "a confidence that nothing gives"),
        Error("CDI4048", "orders of options that cannot be asked for"),
        Error("CDI4049", "explanations that nobody wrote"),
        Error("CDI4050", "a prompt that stands twice"),
        Error("CDI4060", "several models and none named"),
        Error("CDI4061", "a setting of a model that is not asked"),
        Error("CDI4062", "a model without anyone to learn from"),
        Error("CDI4063", "a design before its model"),
        Error("CDI4064", "an unknown embedded model"),
        Error("CDI4065", "a model without texts to learn from"),
        Error("CDI4066", "models that are no panel"),
        Error("CDI4067", "a setting of the members of a panel"),
        Error("CDI4068", "no distribution over options"),
        Error("CDI4070", "options that no rule makes"),
        Error("CDI4071", "an option that no answers make"),
        Error("CDI4072", "answers that make two options"),
        Error("CDI4073", "answers that make no option"),
        Error("CDI4074", "a question that changes no label"),
        Error("CDI4075", "a second wording of a question"),
        Error("CDI4076", "a prompt that does not show its question"),
        Error("CDI4077", "too many combinations of answers"),
        Error("CDI4078", "examples for several questions"),
        Error("CDI4079", "a rule with nothing to follow from"),
        Error("CDI5001", "a burn-in above the budget"),
        Error("CDI5002", "a budget above the corpus"),
        Error("CDI5003", "more rounds than labels left"),
        Error("CDI5004", "a budget that buys no whole number of texts"),
        Error("CDI5005", "a share of uniform sampling outside 0 to 1"),
        Error("CDI5006", "texts that can never be drawn"),
        Warning("CDI5007", "one label that weighs very many texts"),
        Warning("CDI5008", "a burn-in too small for the error model"),
        Error("CDI5009", "an error rate that is no probability"),
        Error("CDI5012", "a method without a model to weigh"),
        Warning("CDI5013", "no seed"),
        Error("CDI5015", "plain prediction-powered inference on a sample that is not uniform"),
        Error("CDI5016", "a design for labels that were already drawn"),
        Warning("CDI5017", "a setting without effect"),
        Warning("CDI5018", "a primary result that ignores the model's errors"),
        Error("CDI5019", "strata or clusters that nothing draws from"),
        Error("CDI5020", "a draw of clusters and an interval about the corpus"),
        Error("CDI5021", "a draw of clusters that an estimand ignores"),
        Error("CDI5022", "a draw of clusters within strata"),
        Warning("CDI5024", "alpha looks like a level"),
        Error("CDI5025", "a variance of human labels beside predictions"),
        Error("CDI5026", "a bootstrap and an interval about the corpus"),
        Error("CDI5027", "an interval from resamples that nobody draws"),
        Error("CDI5028", "too few replicates for the level"),
        Error("CDI5029", "a model taken for true where there is none"),
        Error("CDI5032", "labels that were drawn before and are not there"),
        Error("CDI5033", "a comparison on labels that nobody will have"),
        Error("CDI5034", "one column of probabilities for several sets of outcomes"),
        Warning("CDI5040", "a loss that is not seen to be convex"),
        Warning("CDI5041", "a loss with a kink"),
        Error("CDI5045", "a sampled corpus and an interval about it alone"),
        Error("CDI5046", "a variance that ignores how the corpus was sampled"),
        Error("CDI5050", "a type of a quantile that is made of labels"),
        Error("CDI5060", "a winner among numbers of different scales"),
        Error("CDI5070", "calibrated labels beside predictions"),
        Error("CDI5071", "a variance that does not know calibrated labels"),
        Error("CDI5072", "labels calibrated to what is not known of every text"),
        Error("CDI5080", "more digits than an estimand is computed with"),
        Error("CDI5081", "predictions in numbers of more digits"),
        Error("CDI5082", "a function that has the digits of a double"),
        Error("CDI5083", "labels whose decimals are not read"),
        Error("CDI5090", "a draw from strata without strata"),
        Error("CDI5091", "strata of what forms no groups before the draw"),
        Error("CDI5092", "independent draws from strata"),
        Error("CDI5093", "resamples of labels drawn from strata"),
        Warning("CDI5094", "labels allocated by what nobody knows yet"),
        Error("CDI5100", "a rule to stop and one round"),
        Error("CDI5101", "a rule to stop beside intervals of one look"),
        Error("CDI5102", "a monitor without errors to follow"),
        Error("CDI5120", "a predictor that reads what is not known yet"),
    }).Concat(OfExperiments()).ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>Every descriptor, in no order.</summary>
    public static IReadOnlyCollection<DiagnosticDescriptor> All => ByCode.Values;

    /// <summary>The descriptor of a code.</summary>
    /// <param name="code">The code, <c>CDI2001</c>.</param>
    /// <exception cref="KeyNotFoundException">The code has no row.</exception>
    public static DiagnosticDescriptor Of(string code) => ByCode[code];

    private static DiagnosticDescriptor Error(string code, string title) => Row(code, title, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string code, string title) => Row(code, title, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Row(string code, string title, DiagnosticSeverity severity) => new(
        code, char.ToUpperInvariant(title[0]) + title.Substring(1), "{0}", Category(code), severity, isEnabledByDefault: true, helpLinkUri: Pages
            + Dsl.Diagnostics.Diagnostic.PageOf(code));

    private static string Category(string code) => "Study." + code["CDI".Length] switch
    {
        '1' => "Syntax",
        '2' => "Schema",
        '3' => "Estimands",
        '4' => "Annotation",
        '5' => "Design",
        '6' => "Experiments",
        var family => throw new ArgumentOutOfRangeException(nameof(code), family, "No such family."),
    };

    // The build writes it from the property of the repository: the address stands in one place.
    private static string RepositoryAddress() => typeof(StudyDescriptors).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false).OfType<System.Reflection.AssemblyMetadataAttribute>()
        .Single(each => each.Key == "RepositoryUrl").Value;
}
