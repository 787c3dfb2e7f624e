using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>inference { … }</c>.</summary>
internal sealed class InferenceBinder(Declaration declaration)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The inference block.</summary>
    public InferenceModel Bind()
    {
        reader.Require("generalise", "Say what the interval speaks about: `generalise = corpus` or `population`.");
        reader.Require("alpha", "Say the error rate of the intervals: `alpha = 0.1` for 90 % intervals.");
        return new InferenceModel(
            reader.Place,
            reader.Choice("method", Choices.Methods),
            reader.Choice("generalise", Choices.Populations),
            reader.Number("alpha"),
            reader.Choice("variance", Choices.Variances),
            PowerTuning(),
            reader.Choice("familywise", Choices.Familywise),
            reader.Lacks("familywise"),
            reader.Choice("alternative", Choices.Alternatives));
    }

    private Located<PowerTuningModel>? PowerTuning()
    {
        if (reader.Value("power_tuning") is not { } value) return null;
        if (value is NameSyntax)
        {
            return reader.Choice("power_tuning", Choices.PowerTuning) is { } rule
                ? new Located<PowerTuningModel>(new PowerTuningModel(rule.Value, 0), rule.Place)
                : null;
        }

        if (reader.Number("power_tuning") is not { } lambda) return null;
        if (lambda.Value is >= 0 and <= 1) return new Located<PowerTuningModel>(new PowerTuningModel(PowerTuningKind.Fixed, lambda.Value), lambda.Place);
        reader.Wrong<PowerTuningModel>("power_tuning", value);
        return null;
    }
}
