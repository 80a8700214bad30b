using Millibar.Data;
using Millibar.Data.Queues;

namespace Millibar.Tests.Data.Queues;

public sealed class LabelStudioAnswersTests
{
    private const string Export = """
        [{"id": 1, "data": {"item": "a1", "row": 7, "cells": {"x": "1"}}, "annotations": [
            {"id": 5, "completed_by": {"id": 3, "email": "ann@x.org"}, "was_cancelled": false, "created_at": "2026-03-01T10:00:00.5Z", "result": [{"from_name": "label", "to_name": "cells", "type": "choices", "value": {"choices": ["good"]}}]},
            {"id": 6, "completed_by": 4, "was_cancelled": false, "created_at": "2026-03-02T10:00:00Z", "updated_at": "2026-03-03T10:00:00Z", "result": [{"from_name": "other", "type": "choices", "value": {"choices": ["x"]}}, {"from_name": "label", "type": "choices", "value": {"choices": ["bad"]}}]},
            {"id": 7, "completed_by": 5, "was_cancelled": true, "result": []},
            {"id": 8, "completed_by": 6, "result": []}], "predictions": []},
         {"id": 2, "data": {"item": "a2"}, "annotations": [{"result": [{"from_name": "amount", "type": "number", "value": {"number": 12.5}}]}]}]
        """;

    [Fact]
    public void Every_persons_annotation_is_an_answer_and_skipped_ones_are_not()
    {
        var answers = LabelStudioAnswers.Read(Export, "export.json");
        Assert.Equal([("a1", "ann@x.org", "good"), ("a1", "4", "bad"), ("a2", "label-studio", "12.5")], answers.Select(answer => (answer.Item, answer.Annotator, answer.Label)));
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero), answers[1].At);
        Assert.Null(answers[2].At);
        var sheet = AnswerSheets.Of(answers);
        Assert.Equal(["a1", "a2"], sheet.Items);
        Assert.Equal(["12.5", "bad", "good"], sheet.Labels);
        Assert.Equal(3, sheet.Answers.Length);
    }

    [Fact]
    public void The_flat_export_is_read_too()
    {
        var answers = LabelStudioAnswers.Read("""[{"item": "a1", "label": "good", "annotator": 1, "created_at": "2026-03-01T10:00:00Z"}, {"item": 2, "label": {"choices": ["bad"]}, "annotator": "bob"}]""", "min.json");
        Assert.Equal([("a1", "1", "good"), ("2", "bob", "bad")], answers.Select(answer => (answer.Item, answer.Annotator, answer.Label)));
    }

    [Theory]
    [InlineData("{", "answers-syntax", "line 1")]
    [InlineData("{}", "answers-syntax", "f.json")]
    [InlineData("""[{"data": {"row": 1}, "annotations": []}]""", "answers-task", "task 1")]
    [InlineData("""[{"item": "a", "label": "x"}, {"item": "b"}]""", "answers-task", "task 2")]
    [InlineData("""[{"data": {"item": "a"}, "annotations": [{"result": [{"from_name": "label", "value": {"choices": ["x", "y"]}}]}]}]""", "answers-task", "task 1")]
    [InlineData("""[{"data": {"item": "a"}, "annotations": [{"result": [{"from_name": "p", "value": {}}, {"from_name": "q", "value": {}}]}]}]""", "answers-task", "task 1")]
    public void What_is_no_export_is_refused_with_its_place(string json, string code, string where)
    {
        var error = Assert.Throws<MillibarException>(() => LabelStudioAnswers.Read(json, "f.json"));
        Assert.Equal(code, error.Code);
        Assert.Contains(where, error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filled_in_queue_is_read_row_by_row_and_empty_labels_are_left_out()
    {
        var table = CsvTable.Parse("q.csv", "item,row,label,annotator\na1,1,good,ann\na2,2,,\na3,3,bad,\n");
        Assert.Equal([("a1", "ann", "good", "q.csv, row 1"), ("a3", "me", "bad", "q.csv, row 3")], QueueAnswers.Read(table, "me").Select(answer => (answer.Item, answer.Annotator, answer.Label, answer.Where)));
        Assert.Equal("answers-column", Assert.Throws<MillibarException>(() => QueueAnswers.Read(CsvTable.Parse("q.csv", "item,answer\na,b\n"), "me")).Code);
    }

    [Fact]
    public void Answers_to_what_was_never_asked_are_refused_with_the_row()
    {
        List<GivenAnswer> answers = [new("a1", "ann", "good", null, "q.csv, row 1"), new("zz", "ann", "good", null, "q.csv, row 2")];
        var stranger = Assert.Throws<MillibarException>(() => QueueAnswers.Check(answers, ["a1"], ["good"]));
        Assert.Equal(("answers-unknown-item", "q.csv, row 2"), (stranger.Code, stranger.Where));
        var label = Assert.Throws<MillibarException>(() => QueueAnswers.Check(answers, ["a1", "zz"], ["goods", "bad"]));
        Assert.Equal(("answers-unknown-label", "q.csv, row 1"), (label.Code, label.Where));
        Assert.Contains("'goods'", label.Message, StringComparison.Ordinal);
        QueueAnswers.Check(answers, ["a1", "zz"], []);
    }

    [Fact]
    public void Two_people_are_both_kept_and_one_persons_last_answer_counts()
    {
        var first = AnswerSheets.Of([new("a", "ann", "x", null, ""), new("b", "ann", "x", null, "")]);
        var second = AnswerSheets.Of([new("a", "bob", "y", null, ""), new("b", "ann", "y", null, "")]);
        var counts = AnswerCounts.Of([first, second]);
        Assert.Equal(2, counts.Count("a"));
        Assert.Equal(1, counts.Count("b"));
        Assert.False(counts.Has("c"));
        // a: one vote each, the model is for x with .9: (1 + .9) / 3. b: one vote for y, model .1 for it: (1 + .1) / 2 beats .9 / 2.
        Assert.Equal(1.9 / 3, counts.Quality("a", ["x", "y"], [0.9, 0.1]), 12);
        Assert.Equal(1.1 / 2, counts.Quality("b", ["x", "y"], [0.9, 0.1]), 12);
        Assert.True(double.IsNaN(counts.Quality("c", ["x", "y"], [0.9, 0.1])));
    }

    [Fact]
    public void A_kept_sheet_is_read_back_the_same()
    {
        var sheet = AnswerSheets.Of(LabelStudioAnswers.Read(Export, "export.json"));
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream)) AnswerSheets.Write(json, sheet);
        using var document = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        var back = AnswerSheets.Read(document.RootElement);
        Assert.Equal(sheet.Items, back.Items);
        Assert.Equal(sheet.Annotators, back.Annotators);
        Assert.Equal(sheet.Labels, back.Labels);
        Assert.Equal(sheet.Answers, back.Answers);
    }
}
