## Form and completeness
