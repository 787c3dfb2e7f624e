using System.Globalization;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;

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
            var takes = (estimand.Scale?.Value ?? form.Scales()[0]) switch
            {
                ScaleKind.Proportion when value.Value is < 0 or > 1 => "a share from 0 to 1",
                ScaleKind.Ratio when value.Value <= 0 => "a ratio above 0",
                _ => null,
            };
            if (takes is null) continue;
            diagnostics.Report(SchemaDiagnostics.WrongValue(value.Place, "null", takes, value.Value.ToString("R", CultureInfo.InvariantCulture)));
        }
    }
}
