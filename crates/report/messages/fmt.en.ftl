## Form and language
