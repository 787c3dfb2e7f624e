using System.Globalization;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2014: a null value must be one that the reported quantity can have.</summary>
internal sealed class NullValueCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand is not { Form: { } form, Null: { } value }) continue;
            var scale = estimand.Scale?.Value ?? form.Scales()[0];
            var takes = (form.Reported(scale), scale) switch
            {
                (ScaleKind.Proportion, ScaleKind.LogOdds) when value.Value is <= 0 or >= 1 => "a share between 0 and 1, which has log odds",
                (ScaleKind.Proportion, ScaleKind.Log) when value.Value is <= 0 or > 1 => "a share above 0 and at most 1, which has a logarithm",
                (ScaleKind.Mean, ScaleKind.Log) when value.Value <= 0 => "a mean above 0, which has a logarithm",
                (ScaleKind.Proportion, _) when value.Value is < 0 or > 1 => "a share from 0 to 1",
                (ScaleKind.Difference, _) when form is EstimandForm.GroupContrast { Of: TargetFunction.Prevalence } && value.Value is < -1 or > 1 =>
                    "a difference of shares from -1 to 1",
                (ScaleKind.Ratio, _) when value.Value <= 0 => "a ratio above 0",
                (ScaleKind.Variance, _) when value.Value <= 0 => "a variance above 0",
                (ScaleKind.StandardDeviation, _) when value.Value <= 0 => "a standard deviation above 0",
                (ScaleKind.Correlation, _) when value.Value is <= -1 or >= 1 => "a correlation between -1 and 1",
                _ => null,
            };
            if (takes is null) continue;
            diagnostics.Report(SchemaDiagnostics.WrongValue(value.Place, "null", takes, value.Value.ToString("R", CultureInfo.InvariantCulture)));
        }
    }
}
